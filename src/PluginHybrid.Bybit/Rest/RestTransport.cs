using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using PluginHybrid.Bybit.Sockets;

namespace PluginHybrid.Bybit.Rest;

/// <summary>HTTP to one host: connections kept alive, no redirect, no cookie, no proxy, no retry of its own.</summary>
internal sealed class RestTransport : IDisposable
{
    private readonly HttpClient _client;
    private readonly string _origin;
    private readonly TappedExchanges? _taps;

    /// <summary>A transport to the host of <paramref name="address"/>.</summary>
    /// <param name="address">Scheme <c>http</c> or <c>https</c>; its path is not used.</param>
    /// <param name="port">Where the name leads, and whom to trust.</param>
    /// <param name="settings">Limits.</param>
    /// <param name="taps">Sees the exchanges. Default nobody.</param>
    /// <param name="http">Carries the requests, disposed with this. Default real connections.</param>
    public RestTransport(Uri address, DialPort port, RestSettings settings, TappedExchanges? taps = null, HttpMessageHandler? http = null)
    {
        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
        {
            throw new ArgumentException($"Wanted an http:// or https:// address, found scheme {address.Scheme}.", nameof(address));
        }

        _taps = taps;
        _origin = address.GetLeftPart(UriPartial.Authority);
        _client = new HttpClient(http ?? HandlerFor(address, port, settings))
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = settings.AnswerBytesMax,
        };
    }

    /// <summary>Sends one request and reads its answer to the end.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="headers">More headers; their values are sent as they are.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="HttpRequestException">It was not sent, or brought no answer.</exception>
    public Task<RestReply> SendAsync(RestRequest request, IEnumerable<(string Name, string Value)> headers, CancellationToken token) =>
        _taps is { } taps
            ? taps.Watch(request, heard => ExchangeAsync(request, headers, heard, token))
            : ExchangeAsync(request, headers, null, token);

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private async Task<RestReply> ExchangeAsync(
        RestRequest request, IEnumerable<(string Name, string Value)> headers, Action<HttpResponseMessage>? heard, CancellationToken token)
    {
        using var message = MessageFor(request);
        foreach (var (name, value) in headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseContentRead, token).ConfigureAwait(false);
        heard?.Invoke(response);
        var body = await response.Content.ReadAsByteArrayAsync(token).ConfigureAwait(false);
        return new RestReply((int)response.StatusCode, body, BudgetHeaders.Of(response.Headers));
    }

    private HttpRequestMessage MessageFor(RestRequest request)
    {
        var query = request.IsPost || request.Payload.Length == 0 ? "" : "?" + request.Payload;

        // As it is: what is sent has to be what was signed, and a cursor's %2C has to stay one.
        var exact = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var message = new HttpRequestMessage(
            request.IsPost ? HttpMethod.Post : HttpMethod.Get, new Uri($"{_origin}{request.Path}{query}", exact));
        if (request.IsPost)
        {
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(request.Payload));
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        // A GET gets no content at all: even an empty one earns HTTP 403 (FACTS §8.1).
        return message;
    }

    private static SocketsHttpHandler HandlerFor(Uri address, DialPort port, RestSettings settings) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = settings.Timeout,
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2),

        // Names move: a connection is not kept for ever.
        PooledConnectionLifetime = TimeSpan.FromMinutes(30),
        SslOptions = Dialer.TlsOptions(address.IdnHost, port),
        ConnectCallback = (context, token) => ConnectAsync(context.DnsEndPoint, port, token),
    };

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint named, DialPort port, CancellationToken token)
    {
        var target = port.Route?.Invoke(named.Host, named.Port) ?? named;
        var socket = target is DnsEndPoint
            ? new Socket(SocketType.Stream, ProtocolType.Tcp)
            : new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.NoDelay = true;
            await socket.ConnectAsync(target, token).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
