namespace PluginHybrid.Sdk.Values;

/// <summary>What the venue says of one open leg. Immutable; replaced only when one of these facts changes.</summary>
/// <remarks>Prices are in the quote currency, sizes in the base currency. A <c>null</c> means that the venue
/// left the field empty, which it does where a figure does not apply; it never means zero.</remarks>
/// <example><code>
/// Position held = update.Position;
/// Log.Information($"{held.Key} {held.Side} {held.Size} x{held.Leverage} at {held.EntryPrice}, stop {held.StopLoss}, target {held.TakeProfit}, trail {held.TrailingStop}");
/// Log.Debug($"life {held.Life}, {held.Status}, realised {held.RealisedPnl}, seq {held.CrossSequence}, updated {held.UpdatedAt:u}");
/// if (held.AdlRank &gt;= 4 || held.LiquidationPrice is { } liquidation &amp;&amp; update.MarkPrice - liquidation &lt; 100) { Log.Warning("close to the edge"); }
/// if (held.AgeOrigin == AgeOrigin.OpenTime) { Log.Debug($"open for {Now - held.OpenedAt}"); }
/// </code></example>
public sealed record Position
{
    /// <summary>The leg.</summary>
    public required PositionKey Key { get; init; }

    /// <summary>Counts the lives of this leg, from 1. A close and a new open raise it; a restart of the host does not, as long as its state store is kept.</summary>
    /// <remarks>
    /// Of each life opened, updates and closed come in this order and once each, with one exception: a host that starts tells the legs which its
    /// earlier run knew as open, and which are open still, as opened once more, in the same life. One that closed meanwhile it tells as closed,
    /// without having told it opened itself.
    /// </remarks>
    public required int Life { get; init; }

    /// <summary>Long or short; never <see cref="Values.Side.None"/>.</summary>
    public required Side Side { get; init; }

    /// <summary>Size in base currency, above zero.</summary>
    public required decimal Size { get; init; }

    /// <summary>Average entry price (<c>entryPrice</c> on the stream, <c>avgPrice</c> over REST).</summary>
    public decimal? EntryPrice { get; init; }

    /// <summary>Leverage, when the margin mode has one.</summary>
    public decimal? Leverage { get; init; }

    /// <summary>Stop-loss trigger price; <c>null</c> when none is set.</summary>
    public decimal? StopLoss { get; init; }

    /// <summary>Take-profit trigger price; <c>null</c> when none is set.</summary>
    public decimal? TakeProfit { get; init; }

    /// <summary>Distance of the venue's own trailing stop; <c>null</c> when none is set.</summary>
    public decimal? TrailingStop { get; init; }

    /// <summary>Liquidation price; <c>null</c> in portfolio margin or when it is out of range.</summary>
    public decimal? LiquidationPrice { get; init; }

    /// <summary>Realised result of this life of the position so far, fees included (<c>curRealisedPnl</c>).</summary>
    public decimal? RealisedPnl { get; init; }

    /// <summary><c>Normal</c>, <c>Liq</c> or <c>Adl</c> as the venue spells it.</summary>
    public string Status { get; init; } = "";

    /// <summary>Place in the queue of auto-deleveraging, 0 (none) to 5 (next); <c>null</c> when the venue does not say.</summary>
    public int? AdlRank { get; init; }

    /// <summary>When the age of this life starts.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Whether <see cref="OpenedAt"/> is the venue's word or our first sight.</summary>
    public required AgeOrigin AgeOrigin { get; init; }

    /// <summary>Cross sequence of the last trade that touched the row; <c>null</c> when the venue sent none. Exceeds int32.</summary>
    public long? CrossSequence { get; init; }

    /// <summary>The venue's <c>updatedTime</c>; <c>null</c> when it sent none.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}
