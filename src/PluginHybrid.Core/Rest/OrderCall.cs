using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Rest;

/// <summary>A request that changes something at the venue. Sent only once the journal would survive the death of the process.</summary>
/// <param name="Id">Unique within the session.</param>
public abstract record OrderCall(long Id) : RestCall(Id);

/// <summary>Sets the stops of a whole leg (<c>POST /v5/position/trading-stop</c>, Full). A figure of <c>null</c> stays; zero takes it away.</summary>
/// <param name="Id">Unique within the session.</param>
/// <param name="Leg">The leg.</param>
public sealed record SetTradingStop(long Id, PositionKey Leg) : OrderCall(Id)
{
    /// <summary>Trigger price of the stop loss.</summary>
    public decimal? StopLoss { get; init; }

    /// <summary>Trigger price of the take-profit.</summary>
    public decimal? TakeProfit { get; init; }

    /// <summary>Distance of the venue's trailing stop.</summary>
    public decimal? TrailingStop { get; init; }

    /// <summary>Price from which it trails; <c>null</c> at once.</summary>
    public decimal? ActivePrice { get; init; }

    /// <summary>What sets off the stop loss or the take-profit stated here.</summary>
    public StopTrigger Trigger { get; init; }
}

/// <summary>Places an order that can only make a leg smaller (<c>POST /v5/order/create</c>, <c>reduceOnly</c>).</summary>
/// <param name="Id">Unique within the session.</param>
/// <param name="Leg">The leg.</param>
/// <param name="Side">Which way the order points.</param>
/// <param name="OrderLinkId">Our id.</param>
/// <param name="Quantity">How much, above zero.</param>
/// <param name="LimitPrice"><c>null</c> is a market order.</param>
public sealed record PlaceReduction(long Id, PositionKey Leg, Side Side, string OrderLinkId, decimal Quantity, decimal? LimitPrice) : OrderCall(Id);

/// <summary>Cancels an order of ours (<c>POST /v5/order/cancel</c>).</summary>
/// <param name="Id">Unique within the session.</param>
/// <param name="Leg">The leg it belongs to.</param>
/// <param name="OrderLinkId">Our id.</param>
public sealed record CancelReduction(long Id, PositionKey Leg, string OrderLinkId) : OrderCall(Id);
