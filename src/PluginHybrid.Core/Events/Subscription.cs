namespace PluginHybrid.Core.Events;

/// <summary>One handler and what it subscribed to.</summary>
internal sealed class Subscription(EventRouter router, EventPattern pattern, Delegate handler, AsyncHandler? queue) : IDisposable
{
    private long _faults;
    private volatile bool _isEnded;

    /// <summary>True once disposed: an event that is being handed out passes it by.</summary>
    public bool IsEnded => _isEnded;

    public Delegate Handler { get; } = handler;

    public bool Matches(string name) => pattern.Matches(name);

    public HandlerFault Faulted(string name, Exception exception) =>
        new(name, pattern.ToString(), exception, Interlocked.Increment(ref _faults));

    public void Dispose()
    {
        _isEnded = true;
        router.Remove(this);
        queue?.Dispose();
    }
}
