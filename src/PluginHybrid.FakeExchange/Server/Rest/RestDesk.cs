using System.Globalization;

namespace PluginHybrid.FakeExchange.Server.Rest;

/// <summary>Takes a call through key, clock, signature and limits to its endpoint.</summary>
internal sealed class RestDesk(Exchange exchange, TimeProvider time, IReadOnlyList<IRestEndpoint> endpoints)
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, RollingCount> _counts = new(StringComparer.Ordinal);

    public IReadOnlyList<IRestEndpoint> Endpoints => endpoints;

    /// <summary>Answers a call.</summary>
    /// <returns>The answer and the rate headers, which signed paths always carry (FACTS §8.2).</returns>
    public (RestAnswer Answer, IReadOnlyList<KeyValuePair<string, string>> Headers) Answer(IRestEndpoint endpoint, RestCall call)
    {
        if (endpoint.CallsPerSecond == 0)
        {
            return (Ask(endpoint, call), []);
        }

        if (exchange.Do(venue => RestChecks.Check(venue, call, endpoint.Trades)) is { } refused)
        {
            return (refused, []);
        }

        var count = CountOf(call.Account!.Uid, endpoint.Path);
        if (count.Count >= endpoint.CallsPerSecond)
        {
            return (new RestAnswer(10006, "Too many visits!"), Headers(endpoint, 0, count));
        }

        var left = endpoint.CallsPerSecond - count.Add();
        return (Ask(endpoint, call), Headers(endpoint, left, count));
    }

    private RestAnswer Ask(IRestEndpoint endpoint, RestCall call)
    {
        if (!call.BodyIsJson)
        {
            return new RestAnswer(10001, "params error: body invalid");
        }

        try
        {
            return exchange.Do(venue => endpoint.Answer(venue, call));
        }
        catch (RestParameterException wrong)
        {
            return new RestAnswer(10001, wrong.Message);
        }
    }

    private RollingCount CountOf(string uid, string path)
    {
        lock (_gate)
        {
            var key = $"{uid} {path}";
            if (!_counts.TryGetValue(key, out var count))
            {
                count = new RollingCount(time, TimeSpan.FromSeconds(1));
                _counts.Add(key, count);
            }

            return count;
        }
    }

    private List<KeyValuePair<string, string>> Headers(IRestEndpoint endpoint, int left, RollingCount count)
    {
        var reset = exchange.Clock.NowMs + (left == 0 ? (long)Math.Ceiling(count.UntilRoom.TotalMilliseconds) : 0);
        return
        [
            new("X-Bapi-Limit", endpoint.CallsPerSecond.ToString(CultureInfo.InvariantCulture)),
            new("X-Bapi-Limit-Status", left.ToString(CultureInfo.InvariantCulture)),
            new("X-Bapi-Limit-Reset-Timestamp", reset.ToString(CultureInfo.InvariantCulture)),
        ];
    }
}
