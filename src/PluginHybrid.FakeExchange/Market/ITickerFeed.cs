namespace PluginHybrid.FakeExchange.Market;

/// <summary>Serves tickers instead of the venue: a file, or load. Called under the exchange's lock.</summary>
internal interface ITickerFeed
{
    /// <summary>A socket subscribed a symbol.</summary>
    void Subscribed(ITickerSubscriber subscriber, string symbol);

    /// <summary>True when the feed, and not the venue, serves this symbol's deltas.</summary>
    bool Serves(string symbol);

    /// <summary>True when the feed sends the snapshot too.</summary>
    bool SendsSnapshots { get; }
}
