namespace PluginHybrid.FakeExchange.Market;

/// <summary>Serves tickers instead of the venue: a file, or load. Called under the exchange's lock.</summary>
internal interface ITickerFeed
{
    /// <summary>A socket subscribed a symbol; the feed sends its snapshot and what follows.</summary>
    void Subscribed(ITickerSubscriber subscriber, string symbol);

    /// <summary>True when the feed, and not the venue, serves this symbol.</summary>
    bool Serves(string symbol);
}
