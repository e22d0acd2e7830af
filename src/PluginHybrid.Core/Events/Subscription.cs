namespace PluginHybrid.Core.Events;

/// <summary>One handler and what it subscribed to.</summary>
internal sealed class Subscription(EventRouter router, string pattern, Delegate handler, AsyncHandler? queue) : IDisposable
{
    private readonly EventPattern _pattern = new(pattern);
    private long _faults;

    public string Pattern { get; } = pattern;

    public Delegate Handler { get; } = handler;

    public bool Matches(string name) => _pattern.Matches(name);

    public HandlerFault Faulted(string name, Exception exception) =>
        new(name, Pattern, exception, Interlocked.Increment(ref _faults));

    public void Dispose()
    {
        router.Remove(this);
        queue?.Dispose();
    }
}
