using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Configuration;
using PluginHybrid.Credentials;
using PluginHybrid.FakeExchange.Faults;

namespace PluginHybrid.Venues;

/// <summary>A link that is opened while other parts are made ready; ends it, however far it came.</summary>
internal sealed class OpeningLink : IAsyncDisposable
{
    private readonly Task<VenueLink> _opening;

    private OpeningLink(Task<VenueLink> opening) => _opening = opening;

    /// <summary>Begins to open, off this thread; the parameters are those of <see cref="VenueLink.OpenAsync"/>.</summary>
    public static OpeningLink Begin(
        HybridSettings settings, Func<CredentialsAnswer> credentials, TimeProvider time, DialPort dialPort, FaultScript? faults, CancellationToken token) =>
        new(Task.Run(() => VenueLink.OpenAsync(settings, credentials, time, token, faults, dialPort), token));

    /// <summary>The link, once it is open.</summary>
    /// <exception cref="UsageException">Credentials are missing, or the script of the fake's person cannot be read.</exception>
    public Task<VenueLink> OpenedAsync() => _opening;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // Why it could not be opened is for who waits for it; here it only matters that nothing is left open.
        await Task.WhenAny(_opening).ConfigureAwait(false);
        if (_opening.IsCompletedSuccessfully)
        {
            await (await _opening.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        }
    }
}
