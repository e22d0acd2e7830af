namespace PluginHybrid.Bybit.Wire.Pages;

/// <summary>The trading rules of a symbol. A figure is <c>null</c> where the category has none or an old answer left it out.</summary>
public sealed record InstrumentRow
{
    /// <summary>The venue's symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary><c>LinearPerpetual</c>, <c>LinearFutures</c>, ...; empty for spot and options.</summary>
    public string ContractType { get; init; } = "";

    /// <summary><c>Trading</c>, <c>PreLaunch</c>, ...; new values may come.</summary>
    public string Status { get; init; } = "";

    /// <summary><c>USDT</c>, <c>USDC</c>, ...; empty for spot.</summary>
    public string SettleCoin { get; init; } = "";

    /// <summary>Decimals of printed prices; not the tick.</summary>
    public int? PriceScale { get; init; }

    /// <summary>Smallest step of a price.</summary>
    public decimal? TickSize { get; init; }

    /// <summary>Smallest step of a quantity.</summary>
    public decimal? QuantityStep { get; init; }

    /// <summary>Smallest quantity of an order.</summary>
    public decimal? MinQuantity { get; init; }

    /// <summary>Largest quantity of a limit order.</summary>
    public decimal? MaxQuantity { get; init; }

    /// <summary>Largest quantity of a market order.</summary>
    public decimal? MaxMarketQuantity { get; init; }

    /// <summary>Smallest value of an order in the quote currency.</summary>
    public decimal? MinNotional { get; init; }
}
