namespace PluginHybrid.Bybit.Wire.Pages;

/// <summary>The prices of a symbol as REST states them. <c>null</c> where one does not apply.</summary>
public sealed record RestTicker
{
    /// <summary>The venue's symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary>What liquidations and unrealised results are reckoned at; <c>null</c> when it does not apply.</summary>
    public decimal? MarkPrice { get; init; }

    /// <summary>Last traded price.</summary>
    public decimal? LastPrice { get; init; }

    /// <summary>Weighted price of the spot markets; <c>null</c> when it does not apply.</summary>
    public decimal? IndexPrice { get; init; }

    /// <summary>Best bid.</summary>
    public decimal? BidPrice { get; init; }

    /// <summary>Best ask.</summary>
    public decimal? AskPrice { get; init; }
}
