using System.Globalization;
using PluginHybrid.Core.Rest;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Core.Orders;

/// <summary>The canonical lines of the journal: the same decision is the same text on every machine and in every mode.</summary>
/// <remarks>
/// <para>Invariant culture, figures without trailing zeros, one blank between words:</para>
/// <para>decision and sent: <c>set-stop 61250.5 mark|last|index [may-loosen]</c>, <c>set-take-profit 64000 mark|none</c>,
/// <c>set-trailing 250 [from 62500]</c>, <c>reduce 0.5 market|limit 62000</c>, <c>close [0.5] market|limit 62000</c>, <c>cancel link-id</c>;</para>
/// <para>outcome: <c>accepted [price] [quantity] [unsent]</c>, <c>not-modified: reason</c>, <c>rejected code: text</c>,
/// <c>denied rule: reason [fix]</c>, <c>unknown: reason</c>, of an earlier run <c>recovered: what was found</c>;</para>
/// <para>event: <c>opened Buy 0.5 @ 61869.2</c>, <c>closed realised 12.5</c>, <c>order Untriggered StopLoss Sell 0.5 @ 61250.5</c>, <c>execution Trade Sell 0.5 @ 61250.5</c>,
/// <c>paper filled StopLoss|TakeProfit|TrailingStop|order Sell 0.5 @ 61250.5</c>, <c>paper closed realised 12.5</c>;</para>
/// <para>alarm: <c>protection Warning: reason</c>; operator: <c>halt: reason</c>, <c>resume: reason</c>.</para>
/// </remarks>
public static class OrderText
{
    /// <summary>A figure without trailing zeros.</summary>
    public static string Figure(decimal figure) => figure.ToString("0.#############################", CultureInfo.InvariantCulture);

    /// <summary>A command as it was asked.</summary>
    public static string Of(OrderCommand command) => command switch
    {
        SetStop stop => $"set-stop {Figure(stop.Price)} {Of(stop.Trigger)}{(stop.MayLoosen ? " may-loosen" : "")}",
        SetTakeProfit { Price: { } price } profit => $"set-take-profit {Figure(price)} {Of(profit.Trigger)}",
        SetTakeProfit => "set-take-profit none",
        SetVenueTrailing trailing => $"set-trailing {Figure(trailing.Distance)}{(trailing.ActivePrice is { } from ? $" from {Figure(from)}" : "")}",
        Reduce reduce => $"reduce {Figure(reduce.Quantity)} {Limit(reduce.LimitPrice)}",
        ClosePosition close => $"close {Limit(close.LimitPrice)}",
        CancelOrder cancel => $"cancel {cancel.OrderLinkId}",
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, "A command without words: add them here."),
    };

    /// <summary>A request as it is sent.</summary>
    public static string Of(OrderCall call) => call switch
    {
        SetTradingStop { StopLoss: { } stop } set => $"set-stop {Figure(stop)} {Of(set.Trigger)}",
        SetTradingStop { TakeProfit: > 0 and var profit } set => $"set-take-profit {Figure(profit)} {Of(set.Trigger)}",
        SetTradingStop { TakeProfit: not null } => "set-take-profit none",
        SetTradingStop set => $"set-trailing {Figure(set.TrailingStop ?? 0)}{(set.ActivePrice is { } from ? $" from {Figure(from)}" : "")}",
        PlaceReduction place => $"reduce {Figure(place.Quantity)} {Limit(place.LimitPrice)}",
        CancelReduction cancel => $"cancel {cancel.OrderLinkId}",
        _ => throw new ArgumentOutOfRangeException(nameof(call), call, "A request without words: add them here."),
    };

    /// <summary>An outcome.</summary>
    public static string Of(OrderOutcome outcome) => outcome switch
    {
        Accepted accepted => $"accepted{With(accepted.Price)}{With(accepted.Quantity)}{(accepted.WasSent ? "" : " unsent")}",
        NotModified same => $"not-modified: {same.Reason}",
        Rejected rejected => string.Create(CultureInfo.InvariantCulture, $"rejected {rejected.Code}: {rejected.Text}"),
        Denied denied => $"denied {denied.Rule}: {denied.Reason}{(denied.Fix.Length == 0 ? "" : $" {denied.Fix}")}",
        Unknown unknown => $"unknown: {unknown.Reason}",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without words: add them here."),
    };

    /// <summary>An account event of a leg; empty for any other.</summary>
    public static string Of(IHybridEvent happened) => happened switch
    {
        PositionOpened { Position: var held } => $"opened {held.Side} {Figure(held.Size)}{(held.EntryPrice is { } entry ? $" @ {Figure(entry)}" : "")}",
        PositionClosed closed => $"closed{(closed.RealisedPnl is { } realised ? $" realised {Figure(realised)}" : "")}",
        OrderUpdate order => $"order {order.Status}{(order.StopOrderType is { Length: > 0 } type ? $" {type}" : "")} {order.Side}{With(order.Quantity)}{Trigger(order)}",
        Execution fill => $"execution {fill.ExecutionType} {fill.Side}{With(fill.Quantity)}{(fill.Price is { } price ? $" @ {Figure(price)}" : "")}",
        _ => "",
    };

    private static string Trigger(in OrderUpdate order) =>
        order is { StopOrderType: { Length: > 0 }, TriggerPrice: { } price } ? $" @ {Figure(price)}" : "";

    private static string Limit(decimal? limit) => limit is { } price ? $"limit {Figure(price)}" : "market";

    private static string With(decimal? figure) => figure is { } given ? $" {Figure(given)}" : "";

    private static string Of(StopTrigger trigger) => trigger switch
    {
        StopTrigger.LastPrice => "last",
        StopTrigger.IndexPrice => "index",
        _ => "mark",
    };
}
