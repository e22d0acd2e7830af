namespace PluginHybrid.Sdk.Values;

/// <summary>A symbol's trading rules. Prices in the quote currency, quantities in the base currency.</summary>
/// <remarks>From <c>/v5/market/instruments-info</c>. A <c>null</c> means that the venue states no such limit.</remarks>
/// <example><code>
/// Instrument? found = Instruments.Find(position.Key.Symbol);
/// if (found is { } rules)
/// {
///     Log.Debug($"{rules.Symbol} in {rules.SettleCoin}: tick {rules.TickSize}, step {rules.QuantityStep}, {rules.MinQuantity} to {rules.MaxQuantity} (market {rules.MaxMarketQuantity}), from {rules.MinNotional}");
///     stop = rules.RoundPrice(stop, up: position.Side == Side.Buy);
///     var half = rules.RoundQuantity(position.Size / 2);
/// }
/// </code></example>
public sealed record Instrument
{
    /// <summary>As the venue spells it, for example <c>BTCUSDT</c>.</summary>
    public required string Symbol { get; init; }

    /// <summary>Smallest step of a price, above zero.</summary>
    public required decimal TickSize { get; init; }

    /// <summary>Smallest step of a quantity, above zero.</summary>
    public required decimal QuantityStep { get; init; }

    /// <summary>Smallest quantity of an order.</summary>
    public decimal MinQuantity { get; init; }

    /// <summary>Largest quantity of a limit order.</summary>
    public decimal? MaxQuantity { get; init; }

    /// <summary>Largest quantity of a market order; a larger close is sent in parts.</summary>
    public decimal? MaxMarketQuantity { get; init; }

    /// <summary>Smallest value of an order in the quote currency; reduce-only orders may be below it.</summary>
    public decimal? MinNotional { get; init; }

    /// <summary>The coin in which profit is paid, for example <c>USDT</c>.</summary>
    public string SettleCoin { get; init; } = "";

    /// <summary>The nearest price of the grid above or below; a price on the grid stays.</summary>
    /// <param name="price">Any price above zero.</param>
    /// <param name="up">True for the price above.</param>
    public decimal RoundPrice(decimal price, bool up) =>
        (up ? Math.Ceiling(price / TickSize) : Math.Floor(price / TickSize)) * TickSize;

    /// <summary>The largest quantity of the grid that is not above the one given.</summary>
    /// <param name="quantity">Any quantity, zero or more.</param>
    public decimal RoundQuantity(decimal quantity) => Math.Floor(quantity / QuantityStep) * QuantityStep;
}
