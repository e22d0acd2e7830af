using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Faults.Running;

/// <summary>The exchange as one strike of a fault sees it.</summary>
internal sealed class FaultStage(FaultRun run, Exchange exchange, TimeProvider time, ScriptedFault fault)
{
    private long _draws;

    public ExchangeControls Controls => exchange.Controls;

    public TimeProvider Time => time;

    /// <summary>What the host lends; null when it lends nothing.</summary>
    public IProcessFaults? Process => run.Process;

    /// <summary>The kind a fault is about; null for both.</summary>
    public static ConnectionKind? KindOf(Arguments with) => with.Text("socket") switch
    {
        "private" => ConnectionKind.Private,
        "public" => ConnectionKind.Public,
        _ => null,
    };

    /// <summary>The open sockets a fault is about.</summary>
    public IReadOnlyList<ClientConnection> Sockets(Arguments with) => [.. Kinds(with).SelectMany(exchange.Connections.Open)];

    /// <summary>The lines a fault is about.</summary>
    public IEnumerable<LinkTrouble> Links(Arguments with) => Kinds(with).Select(exchange.Controls.LinkOf);

    /// <summary>Does something at the venue: at once, or right after the frame during which the fault struck.</summary>
    public void AtVenue(Action<VenueModel> action) => run.AtVenue(action, fault.Id);

    /// <summary>Changes data frames until disposed.</summary>
    public IDisposable Bend(BentFrames frames) => run.Bend(frames);

    /// <summary>Does something later, unless the run ended.</summary>
    public void Later(TimeSpan by, Action action) => run.Later(by, action);

    /// <summary>A number from 0 up to but not 1, by seed, fault and how many it drew.</summary>
    public double Draw() => KeyedChance.Of(run.Script.Seed, fault.Id, "amount", Interlocked.Increment(ref _draws));

    /// <summary>Ends the strike because this exchange or host cannot carry it out.</summary>
    public FaultScriptException Cannot(string why) => new($"{run.Script.Source}: fault '{fault.Id}' ({fault.Kind.Name}): {why}");

    private static ConnectionKind[] Kinds(Arguments with) => KindOf(with) is { } kind ? [kind] : Enum.GetValues<ConnectionKind>();
}
