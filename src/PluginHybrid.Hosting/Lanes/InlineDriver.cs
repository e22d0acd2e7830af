namespace PluginHybrid.Hosting.Lanes;

/// <summary>Runs a lane on the threads of others: whoever publishes, or whose timer is due. One of them at a time; what comes meanwhile is run by it.</summary>
/// <param name="lane">The inputs.</param>
/// <param name="pump">Runs them.</param>
/// <param name="isDriven">True when the host calls <see cref="Run"/> after each event, so that waking does nothing while it publishes.</param>
internal sealed class InlineDriver(Lane lane, LanePump pump, Func<bool> isDriven) : ILaneDriver
{
    private int _running;
    private List<Action>? _ended;

    /// <inheritdoc />
    public void Wake()
    {
        if (!isDriven())
        {
            Run();
        }
    }

    /// <inheritdoc />
    public void End()
    {
        // There is no thread to end; a lane without a tenant has nothing to run.
    }

    /// <inheritdoc />
    public void Interrupt()
    {
        // The thread is not ours to break into.
    }

    /// <summary>Runs all that may run now, unless another thread, or this one further up, does so already.</summary>
    public void Run()
    {
        using var _ = GuestStay.Begin();
        RunClean();
    }

    /// <summary>As <see cref="Run"/>, on a thread that carries nothing.</summary>
    public void RunClean()
    {
        long seen;
        do
        {
            if (Interlocked.CompareExchange(ref _running, 1, 0) != 0)
            {
                return;
            }

            do
            {
                pump.Run();
                seen = lane.Posts;
            }
            while (!pump.TryRest());

            var ended = Interlocked.Exchange(ref _ended, null);
            Volatile.Write(ref _running, 0);
            ended?.ForEach(static end => end());
        }
        while (lane.Posts != seen);
    }

    /// <summary>Does something once the lane has come to rest: a command of the host that goes on may need the lane for its next step. From a turn.</summary>
    /// <param name="end">What.</param>
    public void AtRest(Action end) => (_ended ??= []).Add(end);

    /// <summary>Takes the lane from this driver, once nobody runs it.</summary>
    /// <returns>False while somebody does.</returns>
    public bool TryLeave() => Interlocked.CompareExchange(ref _running, 2, 0) == 0;
}
