using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using PluginHybrid.Bybit.Rest;
using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Bybit.Tests.Sockets;
using PluginHybrid.Bybit.Wire;

namespace PluginHybrid.Bybit.Tests.Rest;

/// <summary>An HTTP server by hand: sees every byte of a request, and answers every byte the test wants.</summary>
internal sealed class RestVenue : IAsyncDisposable
{
    private readonly LoopbackVenue _venue;
    private int _connections;

    /// <summary>Answers whatever <paramref name="respond"/> yields, head and body; <c>null</c> hangs up.</summary>
    public RestVenue(Func<HttpSeen, string?> respond, X509Certificate2? certificate = null)
        : this(seen => Task.FromResult(respond(seen)), certificate)
    {
    }

    public RestVenue(Func<HttpSeen, Task<string?>> respond, X509Certificate2? certificate = null) =>
        _venue = new LoopbackVenue(peer => Serve(peer, respond), certificate);

    public ConcurrentQueue<HttpSeen> Seen { get; } = new();

    public System.Net.IPEndPoint EndPoint => _venue.EndPoint;

    /// <summary>A client of key <c>testkey</c> and secret <c>testsecret</c>, as in FACTS §8.1.</summary>
    public BybitRestClient Client(TimeProvider? time = null, RestSettings? settings = null, bool withKey = true) => new(
        new Uri($"http://127.0.0.1:{EndPoint.Port}"),
        DialPort.Default,
        withKey ? new Signer("testkey", "testsecret") : null,
        time ?? TimeProvider.System,
        NullLogger.Instance,
        settings);

    /// <summary>HTTP 200 with an envelope.</summary>
    public static string Envelope(string result, int retCode = 0, string retMsg = "OK", string headers = "", long time = 1_671_017_382_656) =>
        Http(200, string.Create(CultureInfo.InvariantCulture, $"{{\"retCode\":{retCode},\"retMsg\":\"{retMsg}\",\"result\":{result},\"retExtInfo\":{{}},\"time\":{time}}}"), headers);

    public static string Http(int status, string body, string headers = "") =>
        $"HTTP/1.1 {status} Said\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}";

    public ValueTask DisposeAsync() => _venue.DisposeAsync();

    private async Task Serve(Peer peer, Func<HttpSeen, Task<string?>> respond)
    {
        var connection = Interlocked.Increment(ref _connections);
        while (true)
        {
            var seen = await Read(peer, connection);
            Seen.Enqueue(seen);
            if (await respond(seen) is not { } answer)
            {
                peer.HangUp();
                return;
            }

            await peer.Raw(answer);
            if (answer.Contains("Connection: close", StringComparison.Ordinal))
            {
                peer.HangUp();
                return;
            }
        }
    }

    private static async Task<HttpSeen> Read(Peer peer, int connection)
    {
        var lines = (await peer.ReadRequest()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).ToDictionary(
            line => line[..line.IndexOf(':', StringComparison.Ordinal)].ToLowerInvariant(),
            line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
        var body = new byte[headers.TryGetValue("content-length", out var length) ? int.Parse(length, CultureInfo.InvariantCulture) : 0];
        await peer.Stream.ReadExactlyAsync(body);
        var first = lines[0].Split(' ');
        return new HttpSeen(connection, first[0], first[1], headers, Encoding.UTF8.GetString(body));
    }
}
