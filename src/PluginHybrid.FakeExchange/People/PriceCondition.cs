using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.People;

/// <summary>A price a step waits for.</summary>
/// <param name="Symbol">Whose price.</param>
/// <param name="By">Which price.</param>
/// <param name="Above">Met at this price or higher; null when it does not count.</param>
/// <param name="Below">Met at this price or lower; null when it does not count.</param>
internal sealed record PriceCondition(string Symbol, TriggerBy By, decimal? Above, decimal? Below)
{
    public bool IsMet(VenueModel venue) => venue.Quote(Symbol) is { } quote
        && (quote.Watched(By) >= Above || quote.Watched(By) <= Below);
}
