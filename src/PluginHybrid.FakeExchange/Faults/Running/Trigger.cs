using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Faults.Running;

/// <summary>When a fault strikes.</summary>
/// <param name="Moment">The kind of moment: a main word of <c>when</c>.</param>
/// <param name="Target">What the moment is about: a time, a pattern, a symbol, a path, an id.</param>
/// <param name="With">The other words of <c>when</c>.</param>
internal sealed record Trigger(string Moment, object Target, Arguments With)
{
    /// <summary>At once.</summary>
    public static Trigger Start { get; } = new("at", TimeSpan.Zero, new ScriptMap("", "", new YamlDotNet.RepresentationModel.YamlMappingNode()).Read(TriggerWords.Others));

    public TimeSpan Time => (TimeSpan)Target;

    public string Pattern => $"{Target}";

    public int Nth => With.Whole("nth");

    public TimeSpan After => With.Time("after");

    public decimal? Chance => With.NumberOrNull("chance");

    /// <summary>True when a moment of this kind, on this socket and with this name, is meant.</summary>
    public bool Fits(string moment, string name, ConnectionKind? kind = null, string direction = "out") =>
        Moment == moment
        && TopicPattern.Fits(Pattern, name)
        && (moment != "frame" || With.Text("direction") == direction)
        && (kind is null || (FaultStage.KindOf(With) ?? kind) == kind);
}
