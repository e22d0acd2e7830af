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
    public IProcessFaults? Process => run.Lent.Process;

    /// <summary>The plugins that the host lends; null when it lends none.</summary>
    public IPluginFaults? Plugins => run.Lent.Plugins;

    /// <summary>How long the fault lasts; null when the script does not say.</summary>
    public TimeSpan? Lasts => fault.For;

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

    /// <summary>The same for a person, who may let be what is impossible: <see cref="Parameters.IfPossible"/>.</summary>
    public void AtVenue(Arguments with, Action<VenueModel> action) => AtVenue(!with.Flag("if_possible") ? action : venue =>
    {
        try
        {
            action(venue);
        }
        catch (Exception impossible) when (impossible is VenueException or FaultScriptException)
        {
            // So the script wants it.
        }
    });

    /// <summary>Changes data frames until disposed.</summary>
    public IDisposable Bend(BentFrames frames) => run.Bend(frames);

    /// <summary>Does something later, unless the run ended.</summary>
    public void Later(TimeSpan by, Action action) => run.Later(by, action);

    /// <summary>Has something done that takes its time. The run is not over before; what goes wrong, or is not done at its end, is a problem.</summary>
    public void Follow(Func<Task> action) => run.Follow(fault.Id, action);

    /// <summary>The leg that a person at the venue means.</summary>
    /// <exception cref="FaultScriptException">It is flat.</exception>
    public Position Held(VenueModel venue, Arguments with) =>
        venue.Accounts[0].Position(with.Text("symbol"), with.Whole("leg")) is { IsFlat: false } leg ? leg : throw Cannot($"nothing is held in {with.Text("symbol")}, leg {with.Whole("leg")}");

    /// <summary>A number from 0 up to but not 1, by seed, fault and how many it drew.</summary>
    public double Draw() => KeyedChance.Of(run.Script.Seed, fault.Id, "amount", Interlocked.Increment(ref _draws));

    /// <summary>Ends the strike because this exchange or host cannot carry it out.</summary>
    public FaultScriptException Cannot(string why) => new($"{run.Script.Source}: fault '{fault.Id}' ({fault.Kind.Name}): {why}");

    private static ConnectionKind[] Kinds(Arguments with) => KindOf(with) is { } kind ? [kind] : Enum.GetValues<ConnectionKind>();
}
