using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace PluginHybrid.Bybit.Tests.Sockets;

/// <summary>A listener on loopback that plays one script per connection. Knows TCP, TLS and bytes; no WebSocket library of ours or of the framework.</summary>
internal sealed class LoopbackVenue : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<Peer, Task> _script;
    private readonly X509Certificate2? _certificate;
    private readonly ConcurrentBag<Peer> _peers = [];
    private readonly Task _accepting;

    public LoopbackVenue(Func<Peer, Task> script, X509Certificate2? certificate = null)
    {
        (_script, _certificate) = (script, certificate);
        _listener.Start(512);
        _accepting = AcceptAll();
    }

    /// <summary>What went wrong in a script, if anything did.</summary>
    public ConcurrentQueue<Exception> Troubles { get; } = new();

    public IPEndPoint EndPoint => (IPEndPoint)_listener.LocalEndpoint;

    public Uri Address(string path = "/v5/public/linear") => new($"ws://127.0.0.1:{EndPoint.Port}{path}");

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _accepting;
        foreach (var peer in _peers)
        {
            peer.Dispose();
        }
    }

    private async Task AcceptAll()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync();
                client.NoDelay = true;
                _ = Play(client);
            }
        }
        catch (Exception end) when (end is SocketException or InvalidOperationException)
        {
            // The listener was disposed: the test is over.
        }
    }

    private async Task Play(Socket client)
    {
        try
        {
            Stream stream = new NetworkStream(client, ownsSocket: true);
            if (_certificate is not null)
            {
                var encrypted = new SslStream(stream);
                stream = encrypted;
                await encrypted.AuthenticateAsServerAsync(_certificate);
            }

            var peer = new Peer(client, stream);
            _peers.Add(peer);
            await _script(peer);
        }
        catch (Exception trouble)
        {
            Troubles.Enqueue(trouble);
        }
    }
}
