using PluginHybrid.Hosting.Lifecycle;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>Runs the turns of one lane, one at a time, on whatever thread the driver has: the same for the live and the inline driver.</summary>
/// <remarks>A synchronous turn allocates nothing here. A handler that awaits leaves the thread; until it is done only control runs.</remarks>
internal sealed class LanePump
{
    private readonly Lane _lane;
    private readonly LanePumpSetup _setup;
    private readonly LaneContext _ownContext;
    private readonly LaneInput _input = new();
    private readonly TurnBook _turns;
    private readonly Action<Task> _nudge;
    private volatile PendingTurn? _pending;
    private long _segmentBegan;
    private long _allocatedBefore;

    public LanePump(Lane lane, LanePumpSetup setup)
    {
        (_lane, _setup) = (lane, setup);
        _ownContext = new LaneContext(lane, owner: null, setup.Time);
        _nudge = _ => lane.Nudge();
        _turns = new TurnBook(setup, lane);
        _turns.Attach();
    }

    /// <summary>The books of the lane; they go over from one instance to the next.</summary>
    public LaneBooks Books { get; } = new();

    /// <summary>What the present turn handles.</summary>
    public TurnCause Cause { get; } = new();

    /// <summary>Whose handlers are called; <c>null</c> while nobody lives here. Set on the lane.</summary>
    public PluginInstance? Tenant { get; set; }

    /// <summary>True while a handler is awaited.</summary>
    public bool IsAwaiting => _pending is not null;

    /// <summary>The handler that is awaited; <c>null</c> while none is. For the watchdog.</summary>
    public PendingTurn? Pending => _pending;

    /// <summary>When the code that runs now began, on the time provider's timestamps; 0 while none runs. For the watchdog.</summary>
    public long RunningSince => Volatile.Read(ref _segmentBegan);

    /// <summary>In what the lane is, or was last.</summary>
    public string Handler { get; private set; } = "";

    /// <summary>Comes to rest, unless something may run. True when at rest: the next input wakes the driver.</summary>
    public bool TryRest() => _pending is not { Running.IsCompleted: true } && _turns.TryRest(IsAwaiting);

    /// <summary>Runs all that may run now, but no more turns than that.</summary>
    public void Run(int most = int.MaxValue)
    {
        for (var ran = 0; ran < most && !_lane.IsAbandoned; ran++)
        {
            if (_pending is { Running.IsCompleted: true } done)
            {
                EndAwait(done);
                continue;
            }

            if (!_turns.TryBegin(_input, IsAwaiting, Tenant))
            {
                return;
            }

            Step();
            _turns.End(_input, Tenant);
        }
    }

    private void Step()
    {
        switch (_input.Kind)
        {
            case LaneInputKind.Control: Step(_input.Control!); break;
            case LaneInputKind.Errand: Step(_input.Errand!); break;
            case LaneInputKind.Account: Step(_input.Account); break;
            default: StepTick(); break;
        }
    }

    private void Step(ControlItem item)
    {
        _input.Control = null;
        if (item.Owner is { HasEnded: true })
        {
            return;
        }

        var owner = item.Owner;
        owner?.Clock.Set(_input.RecordedAt ?? item.At);
        if (!IsAwaiting)
        {
            _lane.FeedQuiet(Books, _input.Place.Sequence);
            Cause.Set(item.Handler);
        }

        Begin(owner, item.Handler);
        try
        {
            item.Run();
        }
#pragma warning disable CA1031 // Plugin code may throw anything; it harms only itself.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Blame(owner ?? Tenant, item.Handler, exception);
        }

        EndSegment(owner, item.Handler);
    }

    private void Step(LaneErrand errand)
    {
        _input.Errand = null;
        if (errand.Owner is { HasEnded: true })
        {
            return;
        }

        errand.Owner?.Clock.Set(_input.RecordedAt ?? errand.At);
        _lane.FeedQuiet(Books, _input.Place.Sequence);
        Cause.Set(errand.Handler);
        Call(errand.Owner, errand.Handler, errand);
    }

    private void Step(in AccountItem item)
    {
        if (item.Ticks is { } overtaken)
        {
            foreach (var tick in overtaken)
            {
                Books.Take(tick);
            }
        }

        _lane.FeedQuiet(Books, item.Event.Stamp.Sequence);
        if (!item.IsAdopted)
        {
            Books.Take(item.Event);
            _lane.Counts.AccountEvents++;
            _setup.Probe?.Takes(_setup.Plugin, item.Event);
        }

        if (Tenant is not { } tenant || tenant.Handlers.NameOf(item.Event) is not { } handler)
        {
            return;
        }

        tenant.Clock.Set(item.Event.Stamp.ReceivedAt);
        Cause.Set(item.Event);
        Call(tenant, handler, errand: null);
        _setup.Watch.Handled(tenant);
    }

    private void StepTick()
    {
        var isTick = _input.Kind == LaneInputKind.Tick;
        var stamp = isTick ? _input.Tick.Stamp : _input.Ticker.Stamp;
        Books.Saw(stamp);
        if (Tenant is not { } tenant)
        {
            return;
        }

        tenant.Clock.Set(stamp.ReceivedAt);
        if (isTick)
        {
            Books.Take(_input.Tick);
            Cause.Set(_input.Tick);
        }
        else
        {
            tenant.TickersBook.Take(_input.Ticker);
            Cause.Set(_input.Ticker);
        }

        _lane.Counts.TicksSeen++;
        if (isTick || tenant.Handlers.HandlesTickers)
        {
            Call(tenant, isTick ? nameof(Sdk.HybridPlugin.OnUpdate) : nameof(Sdk.HybridPlugin.OnTicker), errand: null);
            _lane.Counts.TickHandled(_setup.Time);
            _setup.Watch.Handled(tenant);
        }
    }

    private void Call(PluginInstance? owner, string handler, LaneErrand? errand)
    {
        Begin(owner, handler);
        Exception? fault = null;
        Task? pending = null;
        try
        {
            var running = errand is null ? Deliver(owner!) : errand.Begin();
            if (running.IsCompletedSuccessfully)
            {
                running.GetAwaiter().GetResult();
            }
            else
            {
                pending = running.AsTask();
            }
        }
#pragma warning disable CA1031 // Plugin code may throw anything; it harms only itself.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            fault = exception;
        }

        EndSegment(owner, handler);
        if (pending is null)
        {
            EndCall(owner, handler, errand, fault);
            return;
        }

        _pending = new PendingTurn(pending, owner, errand, handler, _setup.Time.GetTimestamp());

        // On the thread that completes it: from one of the pool it would wake, at any later moment, a lane driven inline.
        _ = pending.ContinueWith(_nudge, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private ValueTask Deliver(PluginInstance tenant)
    {
        if (_setup.Probe is { } probe)
        {
            return ProbedTurn.Deliver(probe, _setup.Plugin, tenant, _input);
        }

        return _input.Kind switch
        {
            LaneInputKind.Tick => tenant.Plugin.OnUpdate(_input.Tick),
            LaneInputKind.Ticker => tenant.Plugin.OnTicker(_input.Ticker),
            _ => tenant.Handlers.Deliver(tenant.Plugin, _input.Account.Event),
        };
    }

    private void EndAwait(PendingTurn done)
    {
        _pending = null;
        var fault = done.Running.Exception?.InnerException ?? (done.Running.IsCanceled ? new TaskCanceledException(done.Running) : null);
        (done.Owner ?? Tenant)?.Flush();
        EndCall(done.Owner, done.Handler, done.Errand, fault);
    }

    private void EndCall(PluginInstance? owner, string handler, LaneErrand? errand, Exception? fault)
    {
        if (errand?.Ended(fault) != true && fault is not null)
        {
            Blame(owner, handler, fault);
        }
    }

    private void Blame(PluginInstance? owner, string handler, Exception fault)
    {
        var stopped = owner is { HasEnded: true } || (fault is OperationCanceledException && owner is { IsStopping: true });
        if (owner is not null && !stopped)
        {
            _setup.Watch.Faulted(owner, handler, fault);
        }
    }

    private void Begin(PluginInstance? owner, string handler)
    {
        Handler = handler;
        SynchronizationContext.SetSynchronizationContext(owner?.Context ?? _ownContext);
        _allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        Volatile.Write(ref _segmentBegan, _setup.Time.GetTimestamp());
    }

    private void EndSegment(PluginInstance? owner, string handler)
    {
        var took = _setup.Time.GetElapsedTime(_segmentBegan);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - _allocatedBefore;
        CleanContext.Restore();
        (owner ?? Tenant)?.Flush();
        Volatile.Write(ref _segmentBegan, 0);
        _lane.Counts.Turns++;
        _lane.Counts.Allocated += allocated;
        _setup.Meter.Add(took);
        if (owner is not null && !_lane.IsAbandoned)
        {
            _setup.Watch.Turned(owner, handler, took, allocated);
        }
    }
}
