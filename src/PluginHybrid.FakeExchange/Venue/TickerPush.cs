namespace PluginHybrid.FakeExchange.Venue;

/// <summary>One frame of a ticker stream, as data.</summary>
/// <param name="Quote">The symbol; its published values are what the frame tells.</param>
/// <param name="Values">The values told.</param>
/// <param name="Fields">Which fields the frame carries; all of them make a snapshot.</param>
/// <param name="IsSnapshot">True for the first frame of a subscription.</param>
/// <param name="Cs">Cross sequence.</param>
/// <param name="Ms">Venue milliseconds.</param>
internal readonly record struct TickerPush(Quote Quote, QuoteValues Values, TickerFields Fields, bool IsSnapshot, long Cs, long Ms);
