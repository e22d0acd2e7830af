using PluginHybrid.Hosting.Lifecycle;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>Something short that a lane runs before everything else, also while a handler is awaited: a continuation, a clock's timer, an outcome.</summary>
/// <param name="owner">Whose; skipped once that instance has ended.</param>
/// <param name="at">The time it is: when it was due, or when the outcome arrived.</param>
internal abstract class ControlItem(PluginInstance? owner, DateTimeOffset at)
{
    public PluginInstance? Owner { get; } = owner;

    public DateTimeOffset At { get; } = at;

    /// <summary>What a fault is told to have happened in.</summary>
    public abstract string Handler { get; }

    public abstract void Run();
}

/// <summary>The rest of a method after an <c>await</c>.</summary>
internal sealed class Continuation(PluginInstance? owner, DateTimeOffset at, SendOrPostCallback callback, object? state)
    : ControlItem(owner, at)
{
    public override string Handler => "after an await (or async void)";

    /// <summary>The same, come at another time.</summary>
    public Continuation CameAt(DateTimeOffset time) => new(Owner, time, callback, state);

    public override void Run() => callback(state);
}

/// <summary>A timer of the plugin's clock: what <c>Task.Delay</c> waits for.</summary>
internal sealed class ClockTick(PluginInstance owner, DateTimeOffset at, TimerCallback callback, object? state)
    : ControlItem(owner, at)
{
    public override string Handler => "timer of Clock";

    public override void Run() => callback(state);
}

/// <summary>A command's outcome on its way back.</summary>
internal sealed class OutcomeCame(PluginInstance owner, DateTimeOffset at, Action complete)
    : ControlItem(owner, at)
{
    public override string Handler => "after an order";

    public override void Run() => complete();
}
