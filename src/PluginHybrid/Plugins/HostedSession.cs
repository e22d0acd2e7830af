using PluginHybrid.Core.Session;
using PluginHybrid.Running;

namespace PluginHybrid.Plugins;

/// <summary>A session with its plugins: they are there before the first event, and have stopped before the streams close.</summary>
/// <param name="session">The merged stream.</param>
/// <param name="room">Starts and stops the plugins.</param>
internal sealed class HostedSession(ISession session, IPluginRoom room) : ISession
{
    /// <inheritdoc />
    public StreamCounters Private => session.Private;

    /// <inheritdoc />
    public StreamCounters Public => session.Public;

    /// <inheritdoc />
    public IReadOnlyList<KeyValuePair<string, decimal>> MarkPrices => session.MarkPrices;

    /// <inheritdoc />
    public TimeSpan? ClockOffset => session.ClockOffset;

    /// <inheritdoc />
    public IReadOnlyList<PluginLine> Plugins => room.Plugins();

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken token)
    {
        await room.StartAsync(token).ConfigureAwait(false);
        await session.StartAsync(token).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task StopAsync()
    {
        await room.StopAsync().ConfigureAwait(false);
        await session.StopAsync().ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await room.DisposeAsync().ConfigureAwait(false);
        await session.DisposeAsync().ConfigureAwait(false);
    }
}
