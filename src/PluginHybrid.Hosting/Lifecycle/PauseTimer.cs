namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>Ends the guard's pause of one plugin.</summary>
/// <param name="time">The host's clock.</param>
/// <param name="over">Called when it is over.</param>
internal sealed class PauseTimer(TimeProvider time, Action over) : IDisposable
{
    private ITimer? _timer;

    /// <summary>Begins a pause in place of the one before.</summary>
    public void Start(TimeSpan pause)
    {
        Stop();
        using var _ = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        _timer = time.CreateTimer(static timer => ((PauseTimer)timer!).Over(), this, pause, Timeout.InfiniteTimeSpan);
    }

    /// <summary>No longer waits for its end.</summary>
    public void Stop()
    {
        _timer?.Dispose();
        _timer = null;
    }

    /// <inheritdoc />
    public void Dispose() => Stop();

    private void Over() => over();
}
