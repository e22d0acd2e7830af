using PluginHybrid.Core.Taps;
using PluginHybrid.Hosting.Lanes;
using PluginHybrid.Hosting.Lanes.Crew;
using PluginHybrid.Sdk.Lifecycle;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>A lane, what runs its turns, and what gives it a thread. A plugin keeps it over swaps, and gets another one after a hang.</summary>
internal sealed class LaneRoom
{
    /// <summary>Why a plugin starts that a person resumed: the guard has forgotten its faults.</summary>
    public const string ByPerson = "resumed-by-person";

    private readonly LanePumpSetup _setup;
    private readonly LaneCrew _crew;
    private readonly List<TaskCompletionSource> _errands = [];
    private readonly bool _completesInline;

    public LaneRoom(LanePumpSetup setup, LaneCounts counts, int capacity, Func<bool>? isDriven, LaneCrew crew)
    {
        (_setup, _crew) = (setup, crew);
        _completesInline = isDriven is not null;
        Lane = new Lane(capacity, counts);
        Pump = new LanePump(Lane, setup);
        if (isDriven is not null)
        {
            Inline = new InlineDriver(Lane, Pump, isDriven);
            Lane.Driver = Inline;
            Lane.TryRest(awaiting: false);
        }
        else
        {
            JoinCrew();
        }
    }

    public Lane Lane { get; }

    public LanePump Pump { get; }

    /// <summary>The driver on the threads of others; <c>null</c> when the crew's threads run it.</summary>
    public InlineDriver? Inline { get; private set; }

    /// <summary>Has the crew's threads run it, once nobody runs it.</summary>
    /// <returns>False while somebody does: ask again.</returns>
    public bool TryMoveToCrew()
    {
        if (Inline is not { } inline || !inline.TryLeave())
        {
            return Inline is null;
        }

        Inline = null;
        _setup.IsLive = true;
        JoinCrew();
        return true;
    }

    /// <summary>Runs a command of the host between two turns; done when all of it is, awaits included.</summary>
    public Task RunAsync(string name, Func<ValueTask> body, Action<LanePlace>? told = null)
    {
        var done = new TaskCompletionSource(_completesInline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);

        // Who has lost patience awaits it no more: its failure is told where that is noticed, and is no stray one.
        _ = done.Task.ContinueWith(static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        lock (_errands)
        {
            _errands.RemoveAll(errand => errand.Task.IsCompleted);
            _errands.Add(done);
        }

        if (Lane.IsAbandoned)
        {
            done.TrySetException(new TimeoutException("the lane was given up"));
        }

        Lane.Post(new HostErrand(name, _setup.Time.GetUtcNow(), body, fault => End(done, fault)), told);
        return done.Task;
    }

    /// <summary>From a turn: a command of the host has begun. Who waits for that goes on once the lane is at rest where others' threads run it, as in a turn he would be sent to a thread of the pool.</summary>
    public void TellBegun(TaskCompletionSource begun)
    {
        if (Inline is { } inline)
        {
            inline.AtRest(() => begun.TrySetResult());
        }
        else
        {
            begun.TrySetResult();
        }
    }

    /// <summary>Gives the lane up; commands of the host that wait for it fail.</summary>
    public void Abandon(string why)
    {
        Lane.Abandon();
        Lane.Driver?.Interrupt();
        Lane.Driver?.End();
        TaskCompletionSource[] waiting;
        lock (_errands)
        {
            waiting = [.. _errands];
        }

        foreach (var errand in waiting)
        {
            errand.TrySetException(new TimeoutException(why));
        }
    }

    /// <summary>Tells a recorder that the plugin is about to be stopped: nothing more comes from the stream.</summary>
    public void TellStop(StopReason reason) => Tell(ArrivalKind.Stop, Lane.Place, reason.ToString());

    /// <summary>Tells a recorder that the plugin starts in the middle of a session, and from which event on it is told.</summary>
    public void TellStart(string? reason, StreamState state)
    {
        if (reason is not null)
        {
            Tell(ArrivalKind.Start, Lane.Place, reason, state.Newest.Sequence);
        }
    }

    /// <summary>Tells a recorder that the host lost patience with the turn that is awaited.</summary>
    public void TellPatience() => Tell(ArrivalKind.Patience, Lane.Place, "");

    /// <summary>Tells a recorder that another version takes over at this place.</summary>
    public void TellSwap(LanePlace place) => Tell(ArrivalKind.Swap, place, nameof(StartReason.Swap));

    /// <summary>Ends after the present turn.</summary>
    public void End() => Lane.Driver?.End();

    private void End(TaskCompletionSource done, Exception? fault)
    {
        if (Inline is { } inline)
        {
            inline.AtRest(() => Settle(done, fault));
        }
        else
        {
            Settle(done, fault);
        }
    }

    private void Tell(ArrivalKind kind, LanePlace place, string reason, long sequence = 0) => _setup.TurnTap?.Arrived(
        new ArrivalFact(_setup.Plugin, kind, 0, _setup.Time.GetUtcNow(), place.Input, place.Arrivals) { Sequence = sequence, Reason = reason.ToLowerInvariant() });

    private static void Settle(TaskCompletionSource done, Exception? fault) =>
        _ = fault is null ? done.TrySetResult() : done.TrySetException(fault);

    private void JoinCrew()
    {
        Lane.Driver = new CrewDriver(_crew, Lane, Pump, _setup);
        Lane.Driver.Wake();
    }
}
