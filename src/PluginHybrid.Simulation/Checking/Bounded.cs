using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Simulation.Checking;

/// <summary>Nothing grows without end: queues, timers, sockets, calls and what is stored have bounds, and after healing they and memory are what a calm host has.</summary>
public sealed class Bounded : Checker
{
    private const int SocketsMax = 6;
    private const int TimersMax = 50;
    private const int Lanes = 3;
    private const int LaneInputsMax = 24;
    private const int CallsMax = 30;
    private const int MessagesMax = 50_000;

    // Seen on seeds 1 to 20 with three plugins: 0.2 to 3.4 MiB in an hour and up to 9.1 MiB in ten, on a day of 10 symbols and 740 orders an hour;
    // most of it the last 2,000 rows that a host keeps to know them again, the rest the venue's own orders. A leak of 200 bytes a tick makes 7.2 MB in
    // an hour of ten ticks a second.
    private const long GrowthMax = 4L * 1024 * 1024;
    private const long GrowthPerHour = 1024 * 1024;

    // Both streams fresh for so long: what a host makes once, at its start, is there.
    private const int CalmSeconds = 60;

    // A plugin's own values, and for each open leg; the largest seen have 400 characters.
    private const int ValuesMax = 3;
    private const int ValueCharactersMax = 1_000;

    // What a calm host has: two sockets, four timers (its own and one of each plugin), a read under way now and then. On an hour of trouble eight were most.
    private static readonly WorldFigures Calm = new(Sockets: 2, Topics: int.MaxValue, Timers: 10, Messages: 200, LaneInputs: 20, Calls: 10);
    private static readonly TimeSpan OutcomePatience = TimeSpan.FromMinutes(1);

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private int _calmFor;
    private long? _bytesWhenCalm;

    /// <inheritdoc />
    public override string Name => "bounded";

    /// <inheritdoc />
    public override void Second(IWorldSight world)
    {
        ArgumentNullException.ThrowIfNull(world);
        var now = world.Figures;
        Look(world, "sockets", now.Sockets, SocketsMax, "at any time");
        Look(world, "timers", now.Timers, TimersMax, "at any time");
        // What a lane of the world holds, and the legs that an instance is told of when it begins.
        Look(world, "lane-inputs", now.LaneInputs, Lanes * (LaneInputsMax + world.Legs.Count), "at any time");
        Look(world, "calls", now.Calls, CallsMax, "at any time");
        Look(world, "messages", now.Messages, MessagesMax, "at any time");
        Weigh(world);
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
        LookAtDisk(world);
        if (world.Undead() is [var first, ..] undead)
        {
            Fail(world, "undead", $"{undead.Count} are over and still in memory, so something holds them: {first}{(undead.Count > 1 ? $" to {undead[^1]}" : "")}.");
        }

        if (_bytesWhenCalm is { } before && world.LiveBytes() is { } after && after - before is var grown && grown > MayGrow(world))
        {
            Fail(world, "memory", $"Memory grew by {grown / 1024} KiB since the host was calm, at most {MayGrow(world) / 1024} KiB are usual on such a day.");
        }
    }

    private static long MayGrow(IWorldSight world) => GrowthMax + (long)(GrowthPerHour * Math.Max(0, world.Day.Length.TotalHours - 1));

    private void Weigh(IWorldSight world)
    {
        if (_calmFor >= CalmSeconds)
        {
            return;
        }

        _calmFor = world.IsFresh(StreamKind.Private) && world.IsFresh(StreamKind.Public) ? _calmFor + 1 : 0;
        if (_calmFor == CalmSeconds)
        {
            _bytesWhenCalm = world.LiveBytes();
        }
    }

    // Outcomes come with answers, and what an earlier process sent is asked for; plugins forget a leg that is closed.
    private void LookAtDisk(IWorldSight world)
    {
        if (world.Unfinished(OutcomePatience) is [var oldest, ..] unfinished)
        {
            Fail(world, "unfinished-after", $"{unfinished.Count} lines of the journal have no outcome after healing; the oldest: {oldest.Plugin}/{oldest.Number} {oldest.Leg} {oldest.What}, sent at {oldest.At:HH:mm:ss.fff}.");
        }

        var legs = world.Held.Count;
        // One that threw may have thrown at a close: it forgets that leg at the next fresh read or restart.
        foreach (var plugin in world.Plugins.Where(plugin => plugin.FaultCount == 0))
        {
            var values = world.Stored(plugin.Id);
            if (values.Count > ValuesMax + legs || values.Values.Sum(text => text.Length) > ValueCharactersMax * (ValuesMax + legs))
            {
                Fail(world, "stored-after", $"{plugin.Id} keeps {values.Count} values of {values.Values.Sum(text => text.Length)} characters while {legs} legs are open: {string.Join(", ", values.Keys)}.");
            }
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
