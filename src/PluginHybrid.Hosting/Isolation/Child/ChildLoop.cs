namespace PluginHybrid.Hosting.Isolation.Child;

/// <summary>The plugin's one thread: runs what comes in, in order, and brings code after an <c>await</c> back. Authors need no locks.</summary>
/// <param name="resumed">Runs before code after an <c>await</c>.</param>
/// <param name="ended">Runs after each piece of plugin code.</param>
/// <param name="faulted">Told of what plugin code threw outside of a handler: after an <c>await</c> nobody awaits, or in an <c>async void</c>.</param>
internal sealed class ChildLoop(Action resumed, Action ended, Action<Exception> faulted) : SynchronizationContext
{
    private readonly Queue<(Action? Frame, SendOrPostCallback? Callback, object? State)> _waiting = new();
    private readonly object _gate = new();
    private bool _isEnded;

    /// <summary>Puts in a line of the host.</summary>
    public void Post(Action frame) => Enqueue(frame, null, null);

    /// <inheritdoc />
    public override void Post(SendOrPostCallback d, object? state) => Enqueue(null, d, state);

    /// <inheritdoc />
    public override void Send(SendOrPostCallback d, object? state)
    {
        if (Current != this)
        {
            throw new NotSupportedException("A plugin's thread cannot be waited for: use Post, or await.");
        }

        d(state);
    }

    /// <inheritdoc />
    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs until <see cref="End"/>, on the caller's thread.</summary>
    public void Run()
    {
        SetSynchronizationContext(this);
        while (Next() is { } next)
        {
            try
            {
                if (next.Frame is null)
                {
                    resumed();
                }

                next.Frame?.Invoke();
                next.Callback?.Invoke(next.State);
            }
#pragma warning disable CA1031 // Plugin code may throw anything; the host is told and decides.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                faulted(exception);
            }

            ended();
        }
    }

    /// <summary>Ends it after the present piece.</summary>
    public void End()
    {
        lock (_gate)
        {
            _isEnded = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void Enqueue(Action? frame, SendOrPostCallback? callback, object? state)
    {
        lock (_gate)
        {
            _waiting.Enqueue((frame, callback, state));
            Monitor.Pulse(_gate);
        }
    }

    private (Action? Frame, SendOrPostCallback? Callback, object? State)? Next()
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_isEnded)
            {
                Monitor.Wait(_gate);
            }

            return _isEnded ? null : _waiting.Dequeue();
        }
    }
}
