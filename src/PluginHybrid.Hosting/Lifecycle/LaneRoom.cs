using PluginHybrid.Hosting.Lanes;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>A lane, what runs its turns, and what gives it a thread. A plugin keeps it over swaps, and gets another one after a hang.</summary>
internal sealed class LaneRoom
{
    private readonly LanePumpSetup _setup;
    private readonly List<TaskCompletionSource> _errands = [];
    private readonly bool _completesInline;

    public LaneRoom(LanePumpSetup setup, LaneCounts counts, int capacity, Func<bool>? isDriven, int looks)
    {
        _setup = setup;
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
            StartThread(looks);
        }
    }

    public Lane Lane { get; }

    public LanePump Pump { get; }

    /// <summary>The driver on the threads of others; <c>null</c> with a thread of its own.</summary>
    public InlineDriver? Inline { get; private set; }

    /// <summary>Gives it a thread of its own, once nobody runs it.</summary>
    /// <returns>False while somebody does: ask again.</returns>
    public bool TryMoveToThread(int looks)
    {
        if (Inline is not { } inline || !inline.TryLeave())
        {
            return Inline is null;
        }

        Inline = null;
        _setup.IsLive = true;
        StartThread(looks);
        return true;
    }

    /// <summary>Runs a command of the host between two turns; done when all of it is, awaits included.</summary>
    public Task RunAsync(string name, Func<ValueTask> body)
    {
        var done = new TaskCompletionSource(_completesInline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_errands)
        {
            _errands.RemoveAll(errand => errand.Task.IsCompleted);
            _errands.Add(done);
        }

        if (Lane.IsAbandoned)
        {
            done.TrySetException(new TimeoutException("the lane was given up"));
        }

        Lane.Post(new HostErrand(name, _setup.Time.GetUtcNow(), body, done));
        return done.Task;
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

    /// <summary>Ends the thread after the present turn.</summary>
    public void End() => Lane.Driver?.End();

    private void StartThread(int looks)
    {
        var driver = new LiveDriver(Lane, Pump, $"plugin {_setup.Plugin}", looks);
        Lane.Driver = driver;
        driver.Start();
    }
}
