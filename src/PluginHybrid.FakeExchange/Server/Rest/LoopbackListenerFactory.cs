using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PluginHybrid.FakeExchange.Server.Rest;

/// <summary>Opens 127.0.0.1 whatever address was asked for: the fake is never seen from another machine.</summary>
internal sealed class LoopbackListenerFactory(IOptions<SocketTransportOptions> options, ILoggerFactory logs) : IConnectionListenerFactory
{
    private readonly SocketTransportFactory _inner = new(options, logs);

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        endpoint is IPEndPoint ip
            ? _inner.BindAsync(new IPEndPoint(IPAddress.Loopback, ip.Port), cancellationToken)
            : throw new NotSupportedException($"The fake listens on TCP loopback only, not on {endpoint}.");
}
