using System.Text;
using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Core.Taps;

namespace PluginHybrid.Bybit.Rest;

/// <summary>Tells a tap of every exchange: the request before it goes, and what came of it.</summary>
/// <param name="tap">Told.</param>
/// <param name="time">Measures how long it took.</param>
internal sealed class TappedExchanges(IExchangeTap tap, TimeProvider time)
{
    private static readonly string[] Told = ["content-type", "date", "retry-after", "timenow", "traceid"];

    private long _exchange;

    /// <summary>Tells of a request, carries it out, and tells of its end. What is thrown goes on.</summary>
    /// <param name="request">The request.</param>
    /// <param name="carryOut">Sends it; hands the response's head to its argument before it returns.</param>
    public async Task<RestReply> Watch(RestRequest request, Func<Action<HttpResponseMessage>, Task<RestReply>> carryOut)
    {
        var exchange = Interlocked.Increment(ref _exchange);
        var body = request.IsPost ? Encoding.UTF8.GetBytes(request.Payload) : [];
        tap.Requested(new HttpRequestFact(exchange, request.IsPost ? "POST" : "GET", request.Path, request.IsPost ? "" : request.Payload, body));
        var began = time.GetTimestamp();
        IReadOnlyList<KeyValuePair<string, string>> headers = [];
        try
        {
            var reply = await carryOut(response => headers = HeadersOf(response)).ConfigureAwait(false);
            tap.Replied(new HttpReplyFact(exchange, reply.Status, headers, reply.Body, Error: null, time.GetElapsedTime(began)));
            return reply;
        }
        catch (OperationCanceledException)
        {
            Failed(exchange, "cancelled or timed out", began);
            throw;
        }
        catch (HttpRequestException broken)
        {
            Failed(exchange, LossReason.OfHttp(broken), began);
            throw;
        }
    }

    private void Failed(long exchange, string error, long began) =>
        tap.Replied(new HttpReplyFact(exchange, 0, [], ReadOnlyMemory<byte>.Empty, error, time.GetElapsedTime(began)));

    private static List<KeyValuePair<string, string>> HeadersOf(HttpResponseMessage response) =>
    [
        .. from header in response.Headers.Concat(response.Content.Headers)
           let name = header.Key.ToLowerInvariant()
           where Told.Contains(name) || name.StartsWith("x-bapi-limit", StringComparison.Ordinal)
           from value in header.Value
           select new KeyValuePair<string, string>(name, value),
    ];
}
