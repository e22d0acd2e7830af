using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace PluginHybrid.Bybit.Sockets;

/// <summary>Connects TCP and TLS on the calling thread, with synchronous operations only.</summary>
/// <remarks>
/// On Unix the first asynchronous operation switches a socket to non-blocking for good, and every later blocking call is
/// then emulated through epoll and a second thread: 66 to 250 µs of CPU per message instead of 30. So nothing here, and
/// nothing above, may ever call an asynchronous method of the socket.
/// </remarks>
internal static class Dialer
{
    /// <summary>Connects to a WebSocket address.</summary>
    /// <param name="address">Scheme <c>ws</c> or <c>wss</c>.</param>
    /// <param name="port">Where the name leads, and whom to trust.</param>
    /// <param name="settings">Limits.</param>
    /// <param name="lifeline">Gets every socket before it connects, so that the dial can be cut.</param>
    /// <returns>The plain or encrypted stream, in blocking mode. It owns its socket.</returns>
    public static Stream Dial(Uri address, DialPort port, SocketSettings settings, Lifeline lifeline)
    {
        var socket = Connect(address, port, settings, lifeline);
        lifeline.Connected();
        var plain = new NetworkStream(socket, ownsSocket: true);
        if (address.Scheme != Uri.UriSchemeWss)
        {
            return plain;
        }

        var encrypted = new SslStream(plain, leaveInnerStreamOpen: false);
        try
        {
            encrypted.AuthenticateAsClient(TlsOptions(address.IdnHost, port));
            return encrypted;
        }
        catch
        {
            encrypted.Dispose();
            throw;
        }
    }

    /// <summary>What TLS must insist on: the name, and the port's roots where it names some.</summary>
    /// <param name="host">The name the certificate must carry.</param>
    /// <param name="port">Whom to trust.</param>
    public static SslClientAuthenticationOptions TlsOptions(string host, DialPort port)
    {
        var options = new SslClientAuthenticationOptions { TargetHost = host };
        if (port.ExtraRoots is { } roots)
        {
            options.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(roots);
        }

        return options;
    }

    private static Socket Connect(Uri address, DialPort port, SocketSettings settings, Lifeline lifeline)
    {
        SocketException? refused = null;
        foreach (var target in Targets(address, port))
        {
            var socket = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            lifeline.Hold(socket);
            try
            {
                socket.NoDelay = true;
                // Linux obeys the send timeout in a blocking connect too: one dead address does not use up the dial.
                socket.SendTimeout = (int)settings.ConnectTimeout.TotalMilliseconds;
                socket.Connect(target);
                socket.SendTimeout = (int)settings.SendTimeout.TotalMilliseconds;
                return socket;
            }
            catch (SocketException failure)
            {
                socket.Dispose();
                refused = failure;
            }
        }

        throw refused ?? new SocketException((int)SocketError.HostNotFound);
    }

    private static IEnumerable<EndPoint> Targets(Uri address, DialPort port)
    {
        var routed = port.Route?.Invoke(address.IdnHost, address.Port) ?? new DnsEndPoint(address.IdnHost, address.Port);
        return routed is DnsEndPoint named
            ? Dns.GetHostAddresses(named.Host, named.AddressFamily).Select(found => new IPEndPoint(found, named.Port))
            : [routed];
    }
}
