namespace PluginHybrid.Sdk.Tests.Examples;

/// <summary>What examples may take for granted: an update, a price, a key, an outcome.</summary>
internal static class Stage
{
    /// <summary>A plugin to inherit from, in source.</summary>
    public const string Source = """
        using System; using System.Collections.Generic; using System.Net.Http; using System.Threading; using System.Threading.Tasks;
        using PluginHybrid.Sdk; using PluginHybrid.Sdk.Events; using PluginHybrid.Sdk.Orders; using PluginHybrid.Sdk.State; using PluginHybrid.Sdk.Values;
        #nullable enable
        namespace PluginHybrid.Sdk.Tests.Examples;

        public sealed record StageSettings
        {
            public decimal Percent { get; init; } = 1;
            public TimeSpan Grace { get; init; }
            public decimal Floor { get; init; }
            public decimal Ceiling { get; init; }
        }

        public abstract class Stage : HybridPlugin<StageSettings>
        {
            protected PositionUpdate update;
            protected PositionOpened opened;
            protected PositionClosed closed;
            protected ProtectionAlarm alarm;
            protected OrderUpdate order;
            protected sealed record Seen(decimal High);
            protected Resync resync;
            protected LegMemory<Seen> legs = null!;
            protected Position position = null!;
            protected PositionKey key;
            protected OrderOutcome outcome = null!;
            protected Accepted accepted = null!;
            protected SetStop command = null!;
            protected decimal price, high, total, net, stop;
            protected string url = "", _chased = "";
            protected HttpClient http = null!;
            protected HttpContent body = null!;
            protected Exception problem = null!;
            protected DateTimeOffset _graceUntil;
            protected Dictionary<PositionKey, decimal> _trails = new();
            protected void Save() { }
            protected void Notify(string text) { }
        }
        """;
}
