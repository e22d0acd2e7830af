using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Bybit.Rest;

/// <summary>An order that can only make a position smaller. There is no other kind here.</summary>
public sealed record ReduceOnlyOrder
{
    /// <summary>The venue's symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary>0 one-way, 1 buy leg, 2 sell leg.</summary>
    public required int PositionIdx { get; init; }

    /// <summary>Which way the order points: <see cref="Side.Sell"/> to reduce a long.</summary>
    public required Side Side { get; init; }

    /// <summary>Our id, unique; at most 36 of letters, digits, <c>-</c> and <c>_</c>. It is what an unknown fate is looked up by.</summary>
    public required string OrderLinkId { get; init; }

    /// <summary>How much; <c>null</c> closes all there is, up to the symbol's largest order.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Limit price; <c>null</c> is a market order.</summary>
    public decimal? LimitPrice { get; init; }
}
