namespace PluginHybrid.Hosting.State;

/// <summary>Wakes one thread that waits. Whoever rings after the end, a timer that was just due too, is not heard and does no harm.</summary>
internal sealed class Doorbell : IDisposable
{
    private readonly Lock _gate = new();
    private readonly AutoResetEvent _bell = new(false);
    private bool _isGone;

    /// <summary>Wakes the one who waits, or the next who will. From any thread.</summary>
    public void Ring()
    {
        lock (_gate)
        {
            if (!_isGone)
            {
                _bell.Set();
            }
        }
    }

    /// <summary>Waits for a ring.</summary>
    public void Wait() => _bell.WaitOne();

    /// <summary>Takes it away, once nobody waits any more.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isGone = true;
            _bell.Dispose();
        }
    }
}
