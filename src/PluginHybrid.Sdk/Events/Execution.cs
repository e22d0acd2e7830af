using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Sdk.Events;

/// <summary>One row of the venue's <c>execution</c> topic: a fill, or a payment such as funding.</summary>
/// <example><code>
/// public override ValueTask OnExecution(Execution execution)
/// {
///     if (execution is { IsTrade: true, Side: Side.Sell, ClosedSize: &gt; 0 } fill)
///     {
///         Log.Information($"{fill.Symbol}: {fill.Quantity} at {fill.Price}, fee {fill.Fee}, {fill.ExecutionType} {fill.ExecutionId} of {fill.OrderId} {fill.OrderLinkId}, {fill.VenueTime:T}, seq {fill.CrossSequence}");
///     }
///     return default;
/// }
/// </code></example>
public readonly record struct Execution : IHybridEvent
{
    /// <inheritdoc />
    public string Name => EventNames.Execution;

    /// <inheritdoc />
    public required EventStamp Stamp { get; init; }

    /// <summary>The venue's symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary>Unique per execution.</summary>
    public required string ExecutionId { get; init; }

    /// <summary>The order it belongs to.</summary>
    public required string OrderId { get; init; }

    /// <summary>Our id of that order; may be empty.</summary>
    public required string OrderLinkId { get; init; }

    /// <summary>Buy or sell.</summary>
    public required Side Side { get; init; }

    /// <summary><c>Trade</c>, <c>Funding</c>, <c>AdlTrade</c>, <c>BustTrade</c>, <c>Delivery</c>, <c>Settle</c>, ... as the venue spells it.</summary>
    public required string ExecutionType { get; init; }

    /// <summary>True only for rows that moved a position by a trade: funding, delivery and settlement rows are payments.</summary>
    public required bool IsTrade { get; init; }

    /// <summary>Price; <c>null</c> when empty.</summary>
    public decimal? Price { get; init; }

    /// <summary>Quantity in base currency. For funding the size the fee was computed on.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Fee paid (positive) or received (negative).</summary>
    public decimal? Fee { get; init; }

    /// <summary>How much of the position this row closed.</summary>
    public decimal? ClosedSize { get; init; }

    /// <summary>Cross sequence, shared with the order and position frames of the same event.</summary>
    public long? CrossSequence { get; init; }

    /// <summary>The venue's clock: <c>execTime</c>.</summary>
    public DateTimeOffset VenueTime { get; init; }
}
