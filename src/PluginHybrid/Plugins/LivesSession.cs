using PluginHybrid.Core.Session;
using PluginHybrid.Faults;
using PluginHybrid.Running;

namespace PluginHybrid.Plugins;

/// <summary>The session of whichever process of the host is the newest.</summary>
/// <param name="lives">The processes.</param>
internal sealed class LivesSession(HostLives<MortalRun> lives) : ISession
{
    /// <inheritdoc />
    public StreamCounters Private => Now.Private;

    /// <inheritdoc />
    public StreamCounters Public => Now.Public;

    /// <inheritdoc />
    public IReadOnlyList<KeyValuePair<string, decimal>> MarkPrices => Now.MarkPrices;

    /// <inheritdoc />
    public TimeSpan? ClockOffset => Now.ClockOffset;

    /// <inheritdoc />
    public IReadOnlyList<PluginLine> Plugins => Now.Plugins;

    private ISession Now => lives.Newest.Host.Session;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken token) => lives.StartAsync(token);

    /// <inheritdoc />
    public async Task StopAsync()
    {
        await lives.SettleAsync().ConfigureAwait(false);
        await Now.StopAsync().ConfigureAwait(false);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => lives.DisposeAsync();
}
