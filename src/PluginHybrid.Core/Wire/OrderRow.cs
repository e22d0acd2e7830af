using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Wire;

/// <summary>One order row, from the stream or over REST.</summary>
public sealed record OrderRow
{
    /// <summary><c>linear</c>, <c>inverse</c>, <c>spot</c>, <c>option</c>; empty when left out (REST names it once per answer).</summary>
    public required string Category { get; init; }

    /// <summary>The venue's symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary>0, 1 or 2.</summary>
    public required int PositionIdx { get; init; }

    /// <summary>The venue's order id.</summary>
    public required string OrderId { get; init; }

    /// <summary>Our id, or empty.</summary>
    public required string OrderLinkId { get; init; }

    /// <summary>Buy or sell.</summary>
    public required Side Side { get; init; }

    /// <summary><c>Market</c> or <c>Limit</c>.</summary>
    public string OrderType { get; init; } = "";

    /// <summary>The venue's <c>orderStatus</c>; new values may come.</summary>
    public required string Status { get; init; }

    /// <summary><c>StopLoss</c>, <c>TakeProfit</c>, <c>TrailingStop</c>, ...; <c>UNKNOWN</c> is read as empty.</summary>
    public string StopOrderType { get; init; } = "";

    /// <summary>For example <c>CreateByUser</c>.</summary>
    public string CreateType { get; init; } = "";

    /// <summary>Order quantity.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Limit price.</summary>
    public decimal? Price { get; init; }

    /// <summary>Trigger price; zero is read as <c>null</c>.</summary>
    public decimal? TriggerPrice { get; init; }

    /// <summary>Average fill price; empty and zero are read as <c>null</c>.</summary>
    public decimal? AveragePrice { get; init; }

    /// <summary><c>cumExecQty</c>.</summary>
    public decimal? FilledQuantity { get; init; }

    /// <summary><c>leavesQty</c>.</summary>
    public decimal? LeavesQuantity { get; init; }

    /// <summary>True when it can only shrink a position.</summary>
    public bool ReduceOnly { get; init; }

    /// <summary>The venue's <c>rejectReason</c>.</summary>
    public string RejectReason { get; init; } = "";

    /// <summary>The venue's <c>cancelType</c>.</summary>
    public string CancelType { get; init; } = "";

    /// <summary>The venue's <c>updatedTime</c>.</summary>
    public DateTimeOffset? UpdatedTime { get; init; }
}
