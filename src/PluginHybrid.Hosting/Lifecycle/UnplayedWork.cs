using PluginHybrid.Core.Taps;
using PluginHybrid.Sdk.Lifecycle;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>Background work in a replay: not run, for nobody recorded what it brought. Whoever awaits it waits until the instance stops.</summary>
/// <param name="plugin">The plugin's id.</param>
/// <param name="script">Told of each.</param>
/// <param name="stopping">The instance's token.</param>
internal sealed class UnplayedWork(string plugin, ITurnScript script, CancellationToken stopping) : IBackgroundWork
{
    /// <inheritdoc />
    public Task<T> Run<T>(Func<CancellationToken, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        script.Part(plugin, "background work is not run in a replay");
        var never = new TaskCompletionSource<T>();
        stopping.Register(() => never.TrySetCanceled(stopping));
        return never.Task;
    }
}
