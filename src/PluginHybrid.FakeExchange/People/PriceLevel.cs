namespace PluginHybrid.FakeExchange.People;

/// <summary>A price, or a distance from the last price in percent.</summary>
/// <param name="Value">The price, or signed percent.</param>
/// <param name="IsPercent">True for a distance.</param>
internal sealed record PriceLevel(decimal Value, bool IsPercent)
{
    /// <summary>The price meant, on the tick grid.</summary>
    public decimal At(decimal last, Venue.Instrument instrument) =>
        IsPercent ? instrument.RoundDown(last * (1 + (Value / 100))) : Value;
}
