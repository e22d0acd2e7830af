namespace PluginHybrid.Plugins.Trailing;

/// <summary>What one look at a leg shows: everything a decision may rest on besides memory and settings.</summary>
/// <param name="Position">The leg as the venue states it.</param>
/// <param name="Price">The price that is followed.</param>
/// <param name="Now">The time of the event.</param>
/// <param name="Rules">The symbol's grid; <c>null</c> when unknown: then nothing is rounded here.</param>
internal readonly record struct Sight(Position Position, decimal Price, DateTimeOffset Now, Instrument? Rules)
{
    /// <summary>1 for a long, −1 for a short: a price times this is better when higher.</summary>
    public decimal Way => Position.Side == Side.Sell ? -1 : 1;

    /// <summary>The price step, or a millionth of the price while the grid is unknown.</summary>
    public decimal Tick => Rules?.TickSize ?? Price / 1_000_000;

    /// <summary>True when <paramref name="price"/> lies further in the leg's favour.</summary>
    public bool IsBetter(decimal price, decimal than) => (price - than) * Way > 0;

    /// <summary>Profit at a price in percent of the entry price; <c>null</c> without an entry price.</summary>
    public decimal? Profit(decimal price) =>
        Position.EntryPrice is { } entry and > 0 ? (price - entry) * Way / entry * 100 : null;

    /// <summary>The nearest price of the grid that protects at least as well.</summary>
    public decimal Tighter(decimal price) =>
        Rules is { TickSize: > 0 } grid ? grid.RoundPrice(price, up: Way > 0) : decimal.Round(price, 8);

    /// <summary>Whether a stop there would be taken: above zero, and at least one tick behind the price.</summary>
    public bool CanHold(decimal stop) => stop > 0 && (Price - stop) * Way >= Tick;
}
