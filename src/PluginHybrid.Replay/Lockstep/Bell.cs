namespace PluginHybrid.Replay.Lockstep;

/// <summary>Wakes the one who waits whenever something happened; a ring between look and wait is not lost.</summary>
/// <param name="clock">Patience goes by it.</param>
internal sealed class Bell(TimeProvider clock)
{
    private readonly object _gate = new();
    private long _rings;

    /// <summary>How often it was rung. Read it before the look.</summary>
    public long Rings
    {
        get
        {
            lock (_gate)
            {
                return _rings;
            }
        }
    }

    /// <summary>From any thread.</summary>
    public void Ring()
    {
        lock (_gate)
        {
            _rings++;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits until a look finds what it looks for.</summary>
    /// <param name="look">Returns what is still missing; <c>null</c> for nothing.</param>
    /// <param name="patience">Longest wait.</param>
    /// <param name="token">Gives up.</param>
    /// <returns>What is missing when patience ended; <c>null</c> when nothing is.</returns>
    public string? Wait(Func<string?> look, TimeSpan patience, CancellationToken token)
    {
        using var givenUp = token.Register(Ring);
        var began = clock.GetTimestamp();
        while (true)
        {
            var seen = Rings;
            token.ThrowIfCancellationRequested();
            if (look() is not { } missing)
            {
                return null;
            }

            if (!WaitAfter(seen, patience - clock.GetElapsedTime(began)))
            {
                return missing;
            }
        }
    }

    private bool WaitAfter(long seen, TimeSpan left)
    {
        lock (_gate)
        {
            return _rings != seen || (left > TimeSpan.Zero && Monitor.Wait(_gate, left));
        }
    }
}
