namespace PluginHybrid.FakeExchange.Venue;

/// <summary>Numbers of the venue that a test may want to change.</summary>
public sealed record VenueRules
{
    /// <summary>Fee of a taking fill, as a fraction. Default 0.00055, seen in FACTS' frames.</summary>
    public decimal TakerFee { get; init; } = 0.00055m;

    /// <summary>Fee of a resting fill, as a fraction. Default 0.0002.</summary>
    public decimal MakerFee { get; init; } = 0.0002m;

    /// <summary>How far a stop fills beyond the touch, as a fraction; testnet fills percents away (FACTS §5). Default 0.</summary>
    public decimal StopSlippage { get; init; }

    /// <summary>How far a limit price may be from the last price, as a fraction. Default 0.5.</summary>
    public decimal PriceBand { get; init; } = 0.5m;

    /// <summary>Active orders per symbol; more answer 110020 (FACTS §8.3). Default 500.</summary>
    public int ActiveOrdersMax { get; init; } = 500;

    /// <summary>Partial stops per symbol; more answer 110061 (FACTS §8.3). Default 20.</summary>
    public int PartialStopsMax { get; init; } = 20;

    /// <summary>A market order fills in this many executions of one frame. Default 1; at least 1.</summary>
    public int FillsPerMarketOrder { get; init; } = 1;

    /// <summary>True closes a row whose mark price has reached its liquidation price. Default false.</summary>
    public bool Liquidates { get; init; }

    /// <summary>Balance of each coin when an account is made. Default 100,000.</summary>
    public decimal StartBalance { get; init; } = 100_000m;
}
