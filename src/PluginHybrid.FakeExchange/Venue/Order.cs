namespace PluginHybrid.FakeExchange.Venue;

/// <summary>One order as the venue tells it; replaced, never altered.</summary>
public sealed record Order
{
    /// <summary>The venue's id.</summary>
    public required string OrderId { get; init; }

    /// <summary>The client's id; empty when it gave none, and always for stops of a position.</summary>
    public string OrderLinkId { get; init; } = "";

    /// <summary>The instrument's name.</summary>
    public required string Symbol { get; init; }

    /// <summary>Direction of the trade.</summary>
    public required Side Side { get; init; }

    /// <summary>True for a market order.</summary>
    public bool IsMarket { get; init; }

    /// <summary>Quantity asked for.</summary>
    public required decimal Qty { get; init; }

    /// <summary>Limit price; for market orders the venue's protective limit; 0 for stops that wait.</summary>
    public decimal Price { get; init; }

    /// <summary><c>GTC</c>, <c>IOC</c>, <c>FOK</c> or <c>PostOnly</c>.</summary>
    public string TimeInForce { get; init; } = "GTC";

    /// <summary>Where it is in its life.</summary>
    public OrderStatus Status { get; init; }

    /// <summary>Why it ended; <c>UNKNOWN</c> when it was not cancelled.</summary>
    public string CancelType { get; init; } = "UNKNOWN";

    /// <summary><c>EC_NoError</c> or the matching engine's reason.</summary>
    public string RejectReason { get; init; } = "EC_NoError";

    /// <summary>True when it may only reduce.</summary>
    public bool ReduceOnly { get; init; }

    /// <summary>True when the venue frees margin to let it trigger.</summary>
    public bool CloseOnTrigger { get; init; }

    /// <summary>The leg it belongs to.</summary>
    public int PositionIdx { get; init; }

    /// <summary>What it protects.</summary>
    public StopKind Stop { get; init; }

    /// <summary>Price at which a stop fires; 0 for plain orders.</summary>
    public decimal TriggerPrice { get; init; }

    /// <summary>Which price a stop watches.</summary>
    public TriggerBy TriggerBy { get; init; }

    /// <summary>1: fires on a rise. 2: fires on a fall. 0: no stop.</summary>
    public int TriggerDirection { get; init; }

    /// <summary>Trailing distance in price.</summary>
    public decimal TrailDistance { get; init; }

    /// <summary>Price that arms a trailing stop; 0 when armed from the start.</summary>
    public decimal ActivePrice { get; init; }

    /// <summary>Limit price a triggered partial stop is placed at; 0 for market.</summary>
    public decimal StopLimitPrice { get; init; }

    /// <summary>Last price when it was created.</summary>
    public decimal LastPriceOnCreated { get; init; }

    /// <summary>Filled so far.</summary>
    public decimal CumQty { get; init; }

    /// <summary>Value filled so far, in the settle coin.</summary>
    public decimal CumValue { get; init; }

    /// <summary>Fees so far, in the settle coin.</summary>
    public decimal CumFee { get; init; }

    /// <summary>Realised result of its closing fills.</summary>
    public decimal ClosedPnl { get; init; }

    /// <summary>Venue milliseconds of creation.</summary>
    public long CreatedMs { get; init; }

    /// <summary>Venue milliseconds of the newest change.</summary>
    public long UpdatedMs { get; init; }

    /// <summary>True while it can still trade.</summary>
    public bool IsOpen => Status is OrderStatus.New or OrderStatus.PartiallyFilled or OrderStatus.Untriggered or OrderStatus.Triggered;

    /// <summary>Still to be filled; 0 once it has ended.</summary>
    public decimal Leaves => IsOpen ? Qty - CumQty : 0;

    /// <summary>True for stops that go away with the position and follow its size.</summary>
    internal bool IsFullStop => Stop is StopKind.TakeProfit or StopKind.StopLoss or StopKind.TrailingStop;
}
