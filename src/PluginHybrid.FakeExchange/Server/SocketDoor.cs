using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using PluginHybrid.FakeExchange.Controls;

namespace PluginHybrid.FakeExchange.Server;

/// <summary>The port of the sockets: closed, or what becomes of a TCP connection before TLS and HTTP see it.</summary>
internal sealed class SocketDoor(X509Certificate2? certificate, TimeProvider time) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private CancellationTokenSource _held = new();
    private X509Certificate2? _stranger;

    /// <summary>True when the sockets speak TLS.</summary>
    public bool IsSecure => certificate is not null;

    /// <summary>Closes and opens the listener; set by the server.</summary>
    public SwitchedListenerFactory Listener { get; } = new();

    public DoorState State { get; private set; }

    /// <summary>The certificate shown now.</summary>
    public X509Certificate2? Shown => State == DoorState.WrongCertificate ? _stranger ??= Stranger(time.GetUtcNow()) : certificate;

    /// <summary>Changes the state until the answer is disposed; then connections held in it are let go.</summary>
    public IDisposable Turn(DoorState state)
    {
        lock (_gate)
        {
            State = state;
        }

        return new Removal(() =>
        {
            lock (_gate)
            {
                State = DoorState.Open;
                _held.Cancel();
                _held.Dispose();
                _held = new CancellationTokenSource();
            }
        });
    }

    /// <summary>Passes a TCP connection on, or does what the state says.</summary>
    public async Task PassAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        switch (State)
        {
            case DoorState.BlackHole:
                await HoldAsync(connection).ConfigureAwait(false);
                connection.Abort();
                break;
            case DoorState.Reset:
                connection.Abort();
                break;
            case DoorState.WrongProtocol:
                // A TLS 1.2 fatal alert (handshake_failure), or what an HTTP server says to a ClientHello.
                byte[] words = IsSecure ? [.. "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8] : [0x15, 3, 3, 0, 2, 2, 40];
                await connection.Transport.Output.WriteAsync(words, connection.ConnectionClosed).ConfigureAwait(false);
                await connection.Transport.Output.CompleteAsync().ConfigureAwait(false);
                break;
            default:
                await next(connection).ConfigureAwait(false);
                break;
        }
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
        _held.Dispose();
        _stranger?.Dispose();
    }

    private async Task HoldAsync(ConnectionContext connection)
    {
        CancellationToken held;
        lock (_gate)
        {
            held = _held.Token;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(held, _stopping.Token, connection.ConnectionClosed);
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = end.Token.Register(() => gone.TrySetResult()).ConfigureAwait(false);
        await gone.Task.ConfigureAwait(false);
    }

    private static X509Certificate2 Stranger(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=stranger.invalid", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
    }
}
