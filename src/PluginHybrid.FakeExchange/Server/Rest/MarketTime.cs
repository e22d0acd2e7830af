using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Server.Rest;

/// <summary><c>GET /v5/market/time</c>: the venue's clock, as texts (FACTS §8.3).</summary>
internal sealed class MarketTime : IRestEndpoint
{
    public string Method => "GET";

    public string Path => "/v5/market/time";

    public int CallsPerSecond => 0;

    public bool Trades => false;

    public RestAnswer Answer(VenueModel venue, RestCall call) => RestAnswer.Ok(json =>
    {
        var nanos = (venue.Clock.Now - DateTimeOffset.UnixEpoch).Ticks * 100;
        json.WriteString("timeSecond", WireText.Number(nanos / 1_000_000_000));
        json.WriteString("timeNano", WireText.Number(nanos));
    });
}
