using Microsoft.Extensions.Logging;

namespace PluginHybrid.Hosting.State;

/// <summary>Who waits until what was handed in so far is safe. Called back once each, in order, never under a lock.</summary>
/// <param name="time">The clock.</param>
/// <param name="patience">Nobody waits longer.</param>
/// <param name="logger">Hears of callers that fail.</param>
internal sealed class DurableMarks(TimeProvider time, TimeSpan patience, ILogger logger)
{
    private readonly Lock _gate = new();
    private readonly Queue<(long Position, Action Then, long Since)> _waiting = new();
    private long _settled;

    /// <summary>Calls back when <paramref name="position"/> is settled; at once when it is and nobody waits before.</summary>
    /// <param name="position">How much was handed in so far.</param>
    /// <param name="then">Whom to call.</param>
    public void Add(long position, Action then)
    {
        lock (_gate)
        {
            if (position > _settled || _waiting.Count > 0)
            {
                _waiting.Enqueue((position, then, time.GetTimestamp()));
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

    /// <summary>Lets go who has waited too long.</summary>
    /// <returns>True when there was somebody.</returns>
    public bool ReleaseOverdue() => Release(first => time.GetElapsedTime(first.Since) >= patience);

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
            Log.WaiterFailed(logger, fault);
        }
    }
}
