using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace PluginHybrid.FakeExchange.Server;

/// <summary>Binds a listener that can be closed for a while: a dial then finds a closed port, as during a restart of the venue.</summary>
internal sealed class SwitchedListenerFactory : IConnectionListenerFactory
{
    private readonly SocketTransportFactory _inner = new(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
    private Func<IDisposable>? _close;

    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var first = await _inner.BindAsync(endpoint, cancellationToken).ConfigureAwait(false);
        var listener = new SwitchedListener(first, again => _inner.BindAsync(again));
        _close = listener.Close;
        return listener;
    }

    /// <summary>Closes the port; open sockets stay.</summary>
    /// <returns>Dispose to listen again at the same port.</returns>
    public IDisposable Close() => (_close ?? throw new InvalidOperationException("Nothing listens yet."))();
}
