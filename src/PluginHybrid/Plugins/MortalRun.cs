using PluginHybrid.Faults;
using PluginHybrid.Hosting.State;

namespace PluginHybrid.Plugins;

/// <summary>A run on a state of its own, which may die: then the state is what had reached the disk.</summary>
/// <param name="store">State and journal; ended with the run.</param>
/// <param name="make">Puts the run together on them.</param>
internal sealed class MortalRun(StateStore store, Func<StateStore, HostedRun> make) : IHostLife
{
    /// <summary>The run.</summary>
    public HostedRun Host { get; } = make(store);

    /// <inheritdoc />
    public Task StartAsync(CancellationToken token) => Host.Session.StartAsync(token);

    /// <inheritdoc />
    public async Task AbandonAsync()
    {
        await Host.AbandonAsync().ConfigureAwait(false);
        store.Abandon();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync().ConfigureAwait(false);
        store.Dispose();
    }
}
