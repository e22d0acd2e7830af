using PluginHybrid.Core.Session;
using PluginHybrid.Recording;
using PluginHybrid.Running;

namespace PluginHybrid.Plugins;

/// <summary>A session with its plugins: they are there before the first event, and have stopped before the streams close.</summary>
/// <param name="session">The merged stream.</param>
/// <param name="room">Starts and stops the plugins.</param>
/// <param name="recording">Begins between plugins and stream, ends behind both; <c>null</c> for none.</param>
internal sealed class HostedSession(ISession session, IPluginRoom room, RunRecording? recording = null) : ISession
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
        recording?.Open();
        await session.StartAsync(token).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task StopAsync()
    {
        await room.StopAsync().ConfigureAwait(false);
        await session.StopAsync().ConfigureAwait(false);
        await (recording?.EndAsync() ?? Task.CompletedTask).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await room.DisposeAsync().ConfigureAwait(false);
        await session.DisposeAsync().ConfigureAwait(false);
        await (recording?.EndAsync() ?? Task.CompletedTask).ConfigureAwait(false);
    }
}
