using PluginHybrid.Recordings.Digests;
using PluginHybrid.Simulation.Hosts;

namespace PluginHybrid.Simulation.Worlds;

/// <summary>Sums up the host processes of a day.</summary>
internal sealed class DayTally
{
    private readonly DigestBuffer _decisions = new();
    private long _events;
    private long _commands;

    /// <summary>Hashes what crosses the border of every process, and at the end of each its events and decisions.</summary>
    public DigestBuffer Border { get; } = new();

    /// <summary>A process has come to its end.</summary>
    public void Take(HostProcess host)
    {
        _events += host.Events;
        _commands += host.Commands;
        Border.Put(host.Hashes.Events);
        Border.Put(host.Hashes.Decisions);
        _decisions.Put(host.Hashes.Decisions);
    }

    /// <summary>What came of the day so far, with the process that lives. Once.</summary>
    /// <param name="world">The day.</param>
    public DayReport Report(World world)
    {
        if (world.Host is { } host)
        {
            Take(host);
        }

        return new DayReport
        {
            Day = world.Day,
            Hash = Border.Text,
            DecisionHash = _decisions.Text,
            Violations = world.Board.Found,
            Lived = TimeSpan.FromTicks(world.Timeline.Now),
            Steps = world.Timeline.Steps,
            Frames = world.Public.Frames,
            Events = _events,
            Commands = _commands,
            Incarnations = world.Incarnations,
            Coverage = world.Coverage.Struck,
            Tail = world.Tail.Lines,
        };
    }
}
