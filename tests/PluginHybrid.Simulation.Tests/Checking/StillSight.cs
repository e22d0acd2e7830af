using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Session;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;

namespace PluginHybrid.Simulation.Tests.Checking;

/// <summary>A world by hand, for checkers alone.</summary>
internal sealed class StillSight : IWorldSight
{
    public Day Day { get; set; } = new() { Seed = 1, Symbols = ["BTCUSDT"], Weather = new Weather { Name = "calm" } };

    public TimeSpan Now { get; set; }

    public bool IsHealing { get; set; }

    public bool IsHostUp { get; set; } = true;

    public int Incarnation { get; set; } = 1;

    public long Input { get; set; } = 1;

    public SessionView? Session => null;

    public IReadOnlyList<Position> Held { get; set; } = [];

    public IReadOnlyList<string> Working { get; set; } = [];

    public IReadOnlyList<string> Tickers { get; set; } = [];

    public IReadOnlyList<string> LiveTickers { get; set; } = [];

    public HashSet<StreamKind> Fresh { get; } = [StreamKind.Private, StreamKind.Public];

    public bool IsFresh(StreamKind stream) => Fresh.Contains(stream);

    public IReadOnlyList<PluginStatus> Plugins { get; set; } = [];

    public IReadOnlyList<VenueLeg> Legs { get; set; } = [];

    public IReadOnlyList<VenueOrder> Orders { get; set; } = [];

    public SortedDictionary<string, decimal> Marks { get; } = new(StringComparer.Ordinal);

    public WorldFigures Figures { get; set; } = new(0, 0, 0, 0, 0, 0);

    public long? Bytes { get; set; }

    public long? LiveBytes() => Bytes;

    public IReadOnlyList<JournalEntry> Open { get; set; } = [];

    public IReadOnlyList<JournalEntry> Unfinished(TimeSpan since) => Open;

    public IReadOnlyList<string> Left { get; set; } = [];

    public IReadOnlyList<string> Undead() => Left;

    public SortedDictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Stored(string plugin) => Values;

    public decimal Mark(string symbol) => Marks[symbol];
}
