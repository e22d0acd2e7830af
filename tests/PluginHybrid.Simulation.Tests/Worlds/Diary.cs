using PluginHybrid.Core.Events;
using PluginHybrid.Core.Orders;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;

namespace PluginHybrid.Simulation.Tests.Worlds;

/// <summary>Writes a day down line by line, for tests to look things up.</summary>
internal sealed class Diary : Checker
{
    private readonly List<Page> _pages = [];
    private readonly List<Action<IWorldSight>> _atEnd = [];

    public override string Name => "diary";

    public override bool HearsTicks => true;

    /// <summary>Event times by our clock and the venue's, of prices.</summary>
    public List<(TimeSpan At, TimeSpan Late)> Ticks { get; } = [];

    public IReadOnlyList<Page> Pages => _pages;

    public override void HostStarts(IWorldSight world, EventRouter router)
    {
        Write(world, "host starts");
        router.On("*", (name, happened) =>
        {
            if (happened is PositionUpdate { Cause: UpdateCause.Tick } tick)
            {
                Ticks.Add((world.Now, tick.Stamp.ReceivedAt - tick.VenueTime));
            }
            else
            {
                Write(world, $"event {name} {happened}");
            }
        });
    }

    public override void HostEnds(IWorldSight world) => Write(world, "host ends");

    public override void PluginHears(IWorldSight world, string plugin, string name, long sequence) =>
        Write(world, $"{plugin} hears {name} {sequence}");

    public override void Commanded(IWorldSight world, CommandRequest command) => Write(world, $"command {command.Id} {command.Command}");

    public override void Called(IWorldSight world, VenueCall call) => Write(world, $"called {call.RetCode} {call.Method} {call.Path} {call.Body}");

    public override void LegChanged(IWorldSight world, VenueLeg? before, VenueLeg after, string cause) => Write(world, $"leg by {cause} {after}");

    public override void Sent(IWorldSight world, string stream, string? frame) => Write(world, frame is null ? $"dial {stream}" : $"sent {stream} {frame}");

    public override void Wrote(IWorldSight world, string where, string line)
    {
        if (where == "journal") Write(world, $"journal {line}");
    }

    public override void Done(IWorldSight world, Deed deed) => Write(world, $"person {deed.Kind} {deed.Symbol}");

    public override void Second(IWorldSight world)
    {
        foreach (var symbol in world.Day.Symbols) Write(world, $"mark {symbol} {world.Mark(symbol)}");
    }

    public override void End(IWorldSight world)
    {
        foreach (var ask in _atEnd) ask(world);
        var host = world.Session!.Positions.Select(held => $"{held.Key} {held.Size:0.####} stop {held.StopLoss ?? 0:0.####}");
        var venue = world.Legs.Where(leg => leg.Direction != 0).Select(leg => $"{leg.Symbol}#{leg.PositionIdx} {leg.Size:0.####} stop {leg.StopLoss:0.####}");
        Write(world, $"end host [{string.Join("; ", host)}]");
        Write(world, $"end venue [{string.Join("; ", venue)}]");
        foreach (var plugin in world.Plugins) Write(world, $"end plugin {plugin.Id} {plugin.State} {plugin.Why} faults {plugin.FaultCount} swaps {plugin.Figures.Swaps} conflated {plugin.Figures.TicksConflated}");
    }

    public void AtEnd(Action<IWorldSight> ask) => _atEnd.Add(ask);

    /// <summary>The first line from a second on that holds all these words.</summary>
    public Page First(double fromSecond, params string[] words) => All(fromSecond, words) is [var first, ..]
        ? first
        : throw new InvalidOperationException(
            $"From {fromSecond} s on nothing says \"{string.Join(" … ", words)}\". It says:\n{string.Join('\n', _pages.Where(page => page.Second >= fromSecond).Take(60))}");

    public IReadOnlyList<Page> All(double fromSecond, params string[] words) =>
        [.. _pages.Where(page => page.Second >= fromSecond && words.All(word => page.Text.Contains(word, StringComparison.Ordinal)))];

    /// <summary>The number at the end of a line.</summary>
    public static decimal Figure(Page page) => decimal.Parse(page.Text[(page.Text.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture);

    private void Write(IWorldSight world, string text) => _pages.Add(new Page(world.Now.TotalSeconds, text));

    internal sealed record Page(double Second, string Text);
}
