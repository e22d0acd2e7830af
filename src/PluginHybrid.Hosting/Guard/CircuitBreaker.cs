namespace PluginHybrid.Hosting.Guard;

/// <summary>Decides from a plugin's faults when it is paused, for how long, and when for good.</summary>
/// <param name="limits">How much is allowed.</param>
internal sealed class CircuitBreaker(GuardLimits limits)
{
    private readonly SlidingCount _faults = new(limits.FaultsToSuspend, limits.FaultWindow);
    private DateTimeOffset? _lastFault;
    private int _suspensions;

    /// <summary>Counts one more; old ones no longer count.</summary>
    /// <returns>What follows from it.</returns>
    public BreakerVerdict Fault(DateTimeOffset now)
    {
        Heal(now);
        _lastFault = now;
        return _faults.Add(now) ? Open() : BreakerVerdict.GoOn;
    }

    /// <summary>A fault so grave that one is enough: a hang, or a start after a pause that failed.</summary>
    public BreakerVerdict Trip(DateTimeOffset now)
    {
        Heal(now);
        _lastFault = now;
        _faults.Clear();
        return Open();
    }

    /// <summary>A person resumed the plugin, or a new version came: pauses begin with the first again.</summary>
    public void Reset()
    {
        _faults.Clear();
        (_suspensions, _lastFault) = (0, null);
    }

    private void Heal(DateTimeOffset now)
    {
        var paused = _suspensions > 0 ? limits.Pauses[_suspensions - 1] : TimeSpan.Zero;
        if (now - _lastFault >= limits.HealthyTime + paused)
        {
            _suspensions = 0;
        }
    }

    private BreakerVerdict Open() => _suspensions < limits.Pauses.Count
        ? new BreakerVerdict(MustStop: true, limits.Pauses[_suspensions++])
        : new BreakerVerdict(MustStop: true, Pause: null);
}

/// <summary>What follows from a fault.</summary>
/// <param name="MustStop">False: it goes on.</param>
/// <param name="Pause">Until it is started again; <c>null</c>: until a person or a new version.</param>
internal readonly record struct BreakerVerdict(bool MustStop, TimeSpan? Pause)
{
    public static BreakerVerdict GoOn => default;
}
