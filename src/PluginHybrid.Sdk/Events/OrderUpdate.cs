using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Sdk.Events;

/// <summary>One row of the venue's <c>order</c> topic.</summary>
/// <remarks>A trailing stop's row repeats each time the trail moves. Two <c>Filled</c> rows for one order are possible.</remarks>
/// <example><code>
/// public override ValueTask OnOrder(OrderUpdate order)
/// {
///     if (order is { Status: "Filled", ReduceOnly: true, StopOrderType: "StopLoss" })
///     {
///         Log.Information($"{order.Key}: stop at {order.TriggerPrice} filled {order.FilledQuantity} of {order.Quantity} at {order.AveragePrice}, {order.VenueTime:T}");
///     }
///     Log.Debug($"{order.Side} {order.OrderType} {order.OrderId} {order.OrderLinkId} by {order.CreateType}: limit {order.Price}, leaves {order.LeavesQuantity}, {order.RejectReason} {order.CancelType}");
///     return default;
/// }
/// </code></example>
public readonly record struct OrderUpdate : IHybridEvent
{
    /// <inheritdoc />
    public string Name => EventNames.OrderUpdate;

    /// <inheritdoc />
    public required EventStamp Stamp { get; init; }

    /// <summary>The leg the order belongs to.</summary>
    public required PositionKey Key { get; init; }

    /// <summary>The venue's order id.</summary>
    public required string OrderId { get; init; }

    /// <summary>Our id; empty for orders of others and for stops set on the position.</summary>
    public required string OrderLinkId { get; init; }

    /// <summary>Buy or sell.</summary>
    public required Side Side { get; init; }

    /// <summary><c>Market</c> or <c>Limit</c>.</summary>
    public required string OrderType { get; init; }

    /// <summary><c>New</c>, <c>PartiallyFilled</c>, <c>Untriggered</c>, <c>Triggered</c>, <c>Filled</c>, <c>Cancelled</c>, <c>Rejected</c>, <c>Deactivated</c>, ...</summary>
    public required string Status { get; init; }

    /// <summary><c>StopLoss</c>, <c>TakeProfit</c>, <c>TrailingStop</c>, ...; empty when it is no stop.</summary>
    public string StopOrderType { get; init; }

    /// <summary>How it came to be, for example <c>CreateByStopLoss</c>.</summary>
    public string CreateType { get; init; }

    /// <summary>Order quantity in base currency.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Limit price; for market orders the venue's protective limit.</summary>
    public decimal? Price { get; init; }

    /// <summary>Trigger price of a stop; for a trailing stop its present level.</summary>
    public decimal? TriggerPrice { get; init; }

    /// <summary>Average fill price; <c>null</c> while unfilled.</summary>
    public decimal? AveragePrice { get; init; }

    /// <summary>Filled so far.</summary>
    public decimal? FilledQuantity { get; init; }

    /// <summary>Still open.</summary>
    public decimal? LeavesQuantity { get; init; }

    /// <summary>True when it can only shrink a position.</summary>
    public bool ReduceOnly { get; init; }

    /// <summary>Why it was refused, as the venue says; <c>EC_NoError</c> when it was not.</summary>
    public string RejectReason { get; init; }

    /// <summary>Why it was cancelled, as the venue says.</summary>
    public string CancelType { get; init; }

    /// <summary>The venue's clock: the frame's creation time.</summary>
    public DateTimeOffset VenueTime { get; init; }
}
