using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Wire;

/// <summary>One position row, from the stream or over REST. Empty or missing figures are <c>null</c>, never zero.</summary>
public sealed record PositionRow
{
    /// <summary><c>linear</c>, <c>inverse</c>, <c>option</c>; empty when an old frame left it out.</summary>
    public required string Category { get; init; }

    /// <summary>The venue's symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary>0 one-way, 1 buy leg, 2 sell leg.</summary>
    public required int PositionIdx { get; init; }

    /// <summary><see cref="Side.None"/> for <c>""</c> and <c>"None"</c>.</summary>
    public required Side Side { get; init; }

    /// <summary>Never negative; 0 is flat.</summary>
    public required decimal Size { get; init; }

    /// <summary><c>entryPrice</c> or <c>avgPrice</c>.</summary>
    public decimal? EntryPrice { get; init; }

    /// <summary>Mark price at the time of the row only.</summary>
    public decimal? MarkPrice { get; init; }

    /// <summary>As set on the leg; <c>null</c> when the row does not say.</summary>
    public decimal? Leverage { get; init; }

    /// <summary>Stop-loss trigger price; the venue's <c>"0"</c> and <c>"0.00"</c> mean none and are read as <c>null</c>.</summary>
    public decimal? StopLoss { get; init; }

    /// <summary>Take-profit trigger price; zero is read as <c>null</c>.</summary>
    public decimal? TakeProfit { get; init; }

    /// <summary>Trailing distance; zero is read as <c>null</c>.</summary>
    public decimal? TrailingStop { get; init; }

    /// <summary>Liquidation price; empty and zero are read as <c>null</c>.</summary>
    public decimal? LiquidationPrice { get; init; }

    /// <summary>Result of this life of the position, fees included.</summary>
    public decimal? CurRealisedPnl { get; init; }

    /// <summary><c>Normal</c>, <c>Liq</c>, <c>Adl</c> or empty.</summary>
    public string Status { get; init; } = "";

    /// <summary><c>adlRankIndicator</c>, 0 (none) to 5 (next); <c>null</c> when not sent.</summary>
    public int? AdlRank { get; init; }

    /// <summary>The venue's <c>seq</c>; −1 when never traded, <c>null</c> when not sent.</summary>
    public long? Seq { get; init; }

    /// <summary>When this life was opened, where the venue says so (since 2026-04).</summary>
    public DateTimeOffset? OpenTime { get; init; }

    /// <summary>The venue's <c>updatedTime</c>.</summary>
    public DateTimeOffset? UpdatedTime { get; init; }
}
