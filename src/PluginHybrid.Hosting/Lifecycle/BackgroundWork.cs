using PluginHybrid.Sdk.Lifecycle;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>Work of one instance on the thread pool; given up when the instance stops.</summary>
/// <param name="stopping">The instance's token.</param>
internal sealed class BackgroundWork(CancellationToken stopping) : IBackgroundWork
{
    /// <inheritdoc />
    public Task<T> Run<T>(Func<CancellationToken, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        using var _ = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        return Task.Run(() => work(stopping), stopping).WaitAsync(stopping);
    }
}
