namespace PluginHybrid.FakeExchange.Venue;

/// <summary>What a client asks for with an order.</summary>
public sealed record OrderRequest
{
    /// <summary>The instrument's name.</summary>
    public required string Symbol { get; init; }

    /// <summary>Direction of the trade.</summary>
    public required Side Side { get; init; }

    /// <summary>Quantity; 0 together with reduce-only and close-on-trigger closes all (FACTS §8.3).</summary>
    public required decimal Qty { get; init; }

    /// <summary>Limit price; null for a market order. Default null.</summary>
    public decimal? Price { get; init; }

    /// <summary>May only reduce. Default false.</summary>
    public bool ReduceOnly { get; init; }

    /// <summary>See <see cref="Order.CloseOnTrigger"/>. Default false.</summary>
    public bool CloseOnTrigger { get; init; }

    /// <summary>0 in one-way mode, 1 or 2 in hedge mode. Default 0.</summary>
    public int PositionIdx { get; init; }

    /// <summary><c>GTC</c>, <c>IOC</c>, <c>FOK</c> or <c>PostOnly</c>. Default <c>GTC</c>; market orders are always <c>IOC</c>.</summary>
    public string TimeInForce { get; init; } = "GTC";

    /// <summary>The client's id, at most 36 of <c>[A-Za-z0-9_-]</c>. Default empty.</summary>
    public string OrderLinkId { get; init; } = "";

    /// <summary>True when TP or SL came with the order; refused together with reduce-only.</summary>
    public bool CarriesStops { get; init; }
}
