namespace PluginHybrid.Hosting.State;

/// <summary>Who waits until what was handed in so far is safe. Called back once each, in order, never under a lock.</summary>
internal sealed class DurableMarks : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<(long Position, Action Then, long Since)> _waiting = new();
    private readonly StateStoreOptions _options;
    private readonly ITimer _overdue;
    private long _settled;

    /// <summary>Nobody waits, and nobody will wait longer than the disk's patience.</summary>
    /// <param name="options">Clock, patience, and who hears of a disk that hangs and of callers that fail.</param>
    public DurableMarks(StateStoreOptions options)
    {
        _options = options;
        _overdue = options.Time.CreateTimer(_ => ReleaseOverdue(), null, options.DurablePatience, options.DurablePatience / 2);
    }

    /// <summary>Calls back when <paramref name="position"/> is settled; at once when it is and nobody waits before.</summary>
    /// <param name="position">How much was handed in so far.</param>
    /// <param name="then">Whom to call.</param>
    public void Add(long position, Action then)
    {
        lock (_gate)
        {
            if (position > _settled || _waiting.Count > 0)
            {
                _waiting.Enqueue((position, then, _options.Time.GetTimestamp()));
                return;
            }
        }

        Call(then);
    }

    /// <summary>All up to <paramref name="position"/> is safe, or will not become so.</summary>
    /// <param name="position">How much was handed in.</param>
    public void Settle(long position)
    {
        lock (_gate)
        {
            _settled = Math.Max(_settled, position);
        }

        Release(first => first.Position <= position);
    }

    /// <summary>Nobody is let go for having waited too long any more.</summary>
    public void Dispose() => _overdue.Dispose();

    private void ReleaseOverdue()
    {
        if (Release(first => _options.Time.GetElapsedTime(first.Since) >= _options.DurablePatience))
        {
            Log.DiskHangs(_options.Logger, _options.Files.Database, _options.DurablePatience.TotalSeconds);
        }
    }

    private bool Release(Func<(long Position, Action Then, long Since), bool> isDue)
    {
        var any = false;
        while (true)
        {
            Action then;
            lock (_gate)
            {
                if (!_waiting.TryPeek(out var first) || !isDue(first))
                {
                    return any;
                }

                then = _waiting.Dequeue().Then;
            }

            any = true;
            Call(then);
        }
    }

    private void Call(Action then)
    {
        try
        {
            then();
        }
        catch (Exception fault)
        {
            Log.WaiterFailed(_options.Logger, fault);
        }
    }
}
