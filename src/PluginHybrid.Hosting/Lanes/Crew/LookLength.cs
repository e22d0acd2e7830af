namespace PluginHybrid.Hosting.Lanes.Crew;

/// <summary>Whether a thread that has nothing to run looks for more before it sleeps: only while calls come so fast that looking is shorter than waking.</summary>
/// <param name="machine">The machine's clock, for threads wait in its time whatever clock the host has.</param>
/// <param name="longest">How long it looks at most; zero: never.</param>
internal sealed class LookLength(TimeProvider machine, TimeSpan longest)
{
    private const int Remembered = 8;
    private const int PauseToLongest = 8;
    private const int ChancesAfterDisturbance = 200;

    private readonly long _longest = Environment.ProcessorCount > 1 ? (long)(longest.TotalSeconds * machine.TimestampFrequency) : 0;
    private long _pause = long.MaxValue / 2;
    private long _emptySince;
    private int _barred;

    /// <summary>Whether the next call is likely to come soon. Guarded by the crew.</summary>
    public bool IsWorthIt => _barred == 0 && _pause < _longest * 3 / 4;

    /// <summary>Nothing waits any more. Guarded by the crew.</summary>
    public void Emptied() => _emptySince = machine.GetTimestamp();

    /// <summary>Something waits again. Guarded by the crew.</summary>
    public void Called()
    {
        if (_emptySince == 0)
        {
            return;
        }

        var most = _longest * PauseToLongest;
        var pause = Math.Min(machine.GetTimestamp() - _emptySince, most);
        _pause = Math.Min(_pause, most);
        _pause += (pause - _pause) / Remembered;
        _emptySince = 0;
        _barred -= _barred > 0 ? 1 : 0;
    }

    /// <summary>Looks until something waits or the longest time is over. One thread at a time, outside the crew's lock.</summary>
    /// <param name="ready">Looked at.</param>
    public void Look(ReadyLanes ready)
    {
        var began = machine.GetTimestamp();
        var last = began;
        while (ready.Count == 0)
        {
            Thread.SpinWait(8);
            var now = machine.GetTimestamp();
            if (now - last > _longest / 2)
            {
                // The processor was taken away: somebody else needs it, and a sleeper gets it back sooner than one who looks.
                _barred = ChancesAfterDisturbance;
                return;
            }

            if (now - began > _longest)
            {
                return;
            }

            last = now;
        }
    }
}
