namespace PluginHybrid.Simulation.Checking;

/// <summary>Nothing grows without end: queues, timers, sockets and calls have bounds at any time, and after healing they are what a calm host has.</summary>
public sealed class Bounded : Checker
{
    private const int SocketsMax = 6;
    private const int TimersMax = 500;
    private const int LaneInputsMax = 5_000;
    private const int CallsMax = 100;
    private const int MessagesMax = 50_000;
    private const long GrowthMax = 256L * 1024 * 1024;

    // What a calm host has: two sockets, a few timers for itself and each plugin, a read under way now and then.
    private static readonly WorldFigures Calm = new(Sockets: 2, Topics: int.MaxValue, Timers: 40, Messages: 200, LaneInputs: 20, Calls: 10, ManagedBytes: long.MaxValue);

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private long _bytesAtFirst;

    /// <inheritdoc />
    public override string Name => "bounded";

    /// <inheritdoc />
    public override void Second(IWorldSight world)
    {
        ArgumentNullException.ThrowIfNull(world);
        var now = world.Figures;
        _bytesAtFirst = _bytesAtFirst == 0 ? now.ManagedBytes : _bytesAtFirst;
        Look(world, "sockets", now.Sockets, SocketsMax, "at any time");
        Look(world, "timers", now.Timers, TimersMax, "at any time");
        Look(world, "lane-inputs", now.LaneInputs, LaneInputsMax, "at any time");
        Look(world, "calls", now.Calls, CallsMax, "at any time");
        Look(world, "messages", now.Messages, MessagesMax, "at any time");
    }

    /// <inheritdoc />
    public override void End(IWorldSight world)
    {
        ArgumentNullException.ThrowIfNull(world);
        var now = world.Figures;
        Look(world, "sockets-after", now.Sockets, Calm.Sockets, "after healing");
        Look(world, "timers-after", now.Timers, Calm.Timers, "after healing");
        Look(world, "lane-inputs-after", now.LaneInputs, Calm.LaneInputs, "after healing");
        Look(world, "calls-after", now.Calls, Calm.Calls, "after healing");
        Look(world, "messages-after", now.Messages, Calm.Messages, "after healing");
        if (_bytesAtFirst > 0 && now.ManagedBytes - _bytesAtFirst > GrowthMax)
        {
            Fail(world, "memory", $"Memory grew by {(now.ManagedBytes - _bytesAtFirst) / (1024 * 1024)} MiB over the day.");
        }
    }

    private void Look(IWorldSight world, string place, int found, int most, string when)
    {
        if (found > most && _told.Add(place))
        {
            Fail(world, place, $"{found} {place.Replace("-after", "", StringComparison.Ordinal)}, at most {most} may be there {when}.");
        }
    }
}
