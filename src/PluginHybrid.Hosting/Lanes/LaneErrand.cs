using PluginHybrid.Hosting.Lifecycle;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>Something that a lane runs between two turns, and awaits: a timer of the plugin, or a command of the host (start, stop, swap).</summary>
/// <param name="owner">Whose; skipped once that instance has ended. <c>null</c>: the host's.</param>
/// <param name="at">The time it is: when it was due.</param>
internal abstract class LaneErrand(PluginInstance? owner, DateTimeOffset at)
{
    public PluginInstance? Owner { get; } = owner;

    public DateTimeOffset At { get; } = at;

    /// <summary>What a fault is told to have happened in, and the cause of orders given in it.</summary>
    public abstract string Handler { get; }

    /// <summary>Runs until its first pending await; the lane awaits the rest.</summary>
    public abstract ValueTask Begin();

    /// <summary>It came to its end.</summary>
    /// <param name="fault">What it threw, or <c>null</c>.</param>
    /// <returns>True when the fault is dealt with and no fault of the plugin.</returns>
    public virtual bool Ended(Exception? fault) => false;
}

/// <summary>A call of <c>Every</c> or <c>After</c> that is due.</summary>
internal sealed class TimerErrand(PluginInstance owner, DateTimeOffset at, Func<ValueTask> due, Action begun) : LaneErrand(owner, at)
{
    public override string Handler => "timer";

    public override ValueTask Begin()
    {
        begun();
        return due();
    }
}

/// <summary>A command of the host.</summary>
/// <param name="name">Which.</param>
/// <param name="at">When it was given.</param>
/// <param name="body">What it does on the lane.</param>
/// <param name="ended">Told of its end, and of what it threw.</param>
internal sealed class HostErrand(string name, DateTimeOffset at, Func<ValueTask> body, Action<Exception?> ended) : LaneErrand(owner: null, at)
{
    public override string Handler => name;

    public override ValueTask Begin() => body();

    public override bool Ended(Exception? fault)
    {
        ended(fault);
        return true;
    }
}
