using System.Globalization;
using Microsoft.Extensions.Logging;
using PluginHybrid.Core.Journal;
using PluginHybrid.Hosting.Guard;
using PluginHybrid.Hosting.Lanes;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>Watches over one plugin: keeps its faults, and says when it must be paused, rolled back or moved.</summary>
/// <param name="slot">Whom it watches.</param>
/// <param name="around">Clock, log, journal.</param>
internal sealed class SlotGuard(PluginSlot slot, SlotSurroundings around) : ITurnWatch
{
    private const int Remembered = 20;

    private readonly GuardLimits _limits = around.Options.Limits;
    private readonly CircuitBreaker _breaker = new(around.Options.Limits);
    private readonly SlidingCount _overruns = new(around.Options.Limits.InlineOverruns, around.Options.Limits.InlineWindow);
    private readonly LinkedList<PluginFault> _faults = new();
    private readonly Lock _gate = new();
    private DateTimeOffset _trialUntil;
    private DateTimeOffset _nextWarning;
    private int _trialEvents;

    /// <summary>The last faults, oldest first.</summary>
    public IReadOnlyList<PluginFault> Faults
    {
        get
        {
            lock (_gate)
            {
                return [.. _faults];
            }
        }
    }

    /// <summary>Faults since the start.</summary>
    public long FaultCount { get; private set; }

    /// <summary>Turns above the warning.</summary>
    public long SlowTurns { get; private set; }

    /// <summary>True once turns on the receiving thread overran: it is to move to a lane.</summary>
    public bool MustMove { get; private set; }

    /// <summary>A new version runs; for a while a fault rolls it back. On the lane.</summary>
    public void BeginTrial(PluginInstance instance)
    {
        (instance.IsOnTrial, _trialEvents) = (true, 0);
        _trialUntil = around.Time.GetUtcNow() + _limits.TrialTime;
    }

    /// <summary>A person or a new version: earlier faults no longer count.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _breaker.Reset();
        }
    }

    /// <summary>A fault so grave that one is enough.</summary>
    public BreakerVerdict Trip()
    {
        lock (_gate)
        {
            return _breaker.Trip(around.Time.GetUtcNow());
        }
    }

    /// <summary>Keeps a fault and tells people, without consequence.</summary>
    public PluginFault Note(string version, string handler, Exception exception) =>
        Note(PluginFault.Of(around.Time.GetUtcNow(), version, handler, exception));

    /// <summary>Keeps a fault and tells people, without consequence.</summary>
    public PluginFault Note(PluginFault fault)
    {
        lock (_gate)
        {
            FaultCount++;
            _faults.AddLast(fault);
            if (_faults.Count > Remembered)
            {
                _faults.RemoveFirst();
            }
        }

        around.Tell(JournalKind.Alarm, slot.Id, $"fault in {fault}");
        return fault;
    }

    /// <summary>Keeps a turn that did not come back.</summary>
    public PluginFault NoteHang(PluginInstance? instance, string handler, TimeSpan held) => Note(new PluginFault(
        around.Time.GetUtcNow(),
        instance?.Version ?? "",
        handler,
        "hung",
        FormattableString.Invariant($"has not come back for {held.TotalSeconds:0.#} s")));

    /// <summary>Keeps a handler that awaits too long, without consequence: a person decides.</summary>
    public PluginFault NoteAwait(PluginInstance instance, string handler, TimeSpan held) => Note(new PluginFault(
        around.Time.GetUtcNow(),
        instance.Version,
        handler,
        "awaits",
        FormattableString.Invariant($"has awaited for {held.TotalSeconds:0.#} s, and the plugin hears no event until it is done")));

    /// <inheritdoc />
    public void Faulted(PluginInstance instance, string handler, Exception exception) =>
        Deal(instance, Note(instance.Version, handler, exception), isGrave: exception is Isolation.PluginLostException);

    /// <summary>The guard's own word on an instance, for example a flood of orders.</summary>
    public void Faulted(PluginInstance instance, string handler, string type, string message) =>
        Deal(instance, Note(new PluginFault(around.Time.GetUtcNow(), instance.Version, handler, type, message)));

    /// <inheritdoc />
    public void Broke(Lane lane, Exception exception)
    {
        if (slot.Room is { } room && room.Lane == lane)
        {
            slot.GiveUp(room, instance => Note(instance?.Version ?? "", room.Pump.Handler, exception));
        }
    }

    /// <inheritdoc />
    public void Turned(PluginInstance instance, string handler, TimeSpan took, long allocated)
    {
        if (took <= _limits.InlineTurn && allocated <= _limits.AllocationWarning)
        {
            return;
        }

        var now = around.Time.GetUtcNow();
        if (took > _limits.InlineTurn && slot.IsOnReceivingThread && _overruns.Add(now))
        {
            MustMove = true;
        }

        if (took > _limits.TurnWarning)
        {
            SlowTurns++;
            Warn(now, string.Create(CultureInfo.InvariantCulture, $"{handler} held the lane for {took.TotalMilliseconds:0} ms"));
        }

        if (allocated > _limits.AllocationWarning)
        {
            Warn(now, string.Create(CultureInfo.InvariantCulture, $"{handler} allocated {allocated / 1024} KiB in one turn"));
        }
    }

    /// <inheritdoc />
    public void Handled(PluginInstance instance)
    {
        if (instance.IsOnTrial && ++_trialEvents > _limits.TrialEvents && around.Time.GetUtcNow() > _trialUntil)
        {
            instance.IsOnTrial = false;
            slot.Swap.TrialPassed();
        }
    }

    /// <summary>It has moved from the receiving thread to those of the lanes.</summary>
    public void Moved()
    {
        MustMove = false;
        around.Tell(JournalKind.Alarm, slot.Id, "overran on the receiving thread and was moved to a lane");
    }

    // Without its process an instance cannot go on: that fault alone suspends it, and the next start makes a new process.
    private void Deal(PluginInstance instance, PluginFault fault, bool isGrave = false)
    {
        if (instance.IsDealtWith || instance.HasEnded)
        {
            return;
        }

        if (instance.IsOnTrial)
        {
            (instance.IsOnTrial, instance.IsDealtWith) = (false, true);
            instance.Desk.Revoke();
            _ = slot.RollbackAsync(instance, fault.ToString());
            return;
        }

        BreakerVerdict verdict;
        lock (_gate)
        {
            verdict = isGrave ? _breaker.Trip(around.Time.GetUtcNow()) : _breaker.Fault(around.Time.GetUtcNow());
        }

        if (verdict.MustStop)
        {
            instance.IsDealtWith = true;
            instance.Desk.Revoke();
            _ = slot.SuspendAsync(instance, verdict, fault.ToString());
        }
    }

    // At most one warning a second: a plugin that is always slow must not fill the log.
    private void Warn(DateTimeOffset now, string text)
    {
        if (now >= _nextWarning)
        {
            _nextWarning = now + TimeSpan.FromSeconds(1);
            Log.Line(around.Log, LogLevel.Warning, slot.Id, text);
        }
    }
}
