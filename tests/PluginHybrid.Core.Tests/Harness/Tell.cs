using System.Globalization;
using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Core.Tests.Harness;

/// <summary>Events, requests and calls as lines for people. Times are seconds after <see cref="Rows.Epoch"/>.</summary>
internal static class Tell
{
    public static string Time(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{(at - Rows.Epoch).TotalSeconds:0.###}s");

    public static string Request(WireRequest request) => request switch
    {
        AuthRequest auth => $"auth expires {Time(DateTimeOffset.FromUnixTimeMilliseconds(auth.ExpiresMs))}",
        SubscribeRequest subscribe => $"subscribe {string.Join(' ', subscribe.Topics)}",
        UnsubscribeRequest leave => $"unsubscribe {string.Join(' ', leave.Topics)}",
        PingRequest => "ping",
        _ => throw new ArgumentOutOfRangeException(nameof(request), request, "A request without words: add them here."),
    };

    public static string Call(RestCall call) => call switch
    {
        MeasureClock => "measure clock",
        ReadPositions { Symbol: "" } read => $"read positions {read.SettleCoin}{Cursor(read)}",
        ReadPositions read => $"read position {read.Symbol}{Cursor(read)}",
        SetTradingStop set => $"set {set.Leg} {string.Join(' ', Figures(set))} {set.Trigger}",
        PlaceReduction place => FormattableString.Invariant($"place {place.Leg} {place.Side} {place.Quantity} {place.LimitPrice?.ToString(CultureInfo.InvariantCulture) ?? "market"} as {place.OrderLinkId}"),
        CancelReduction cancel => $"cancel {cancel.Leg} {cancel.OrderLinkId}",
        FindOrder find => $"find {find.Symbol} {find.OrderLinkId}",
        ReadOpenOrders orders => $"read orders {orders.Symbol}",
        ReadInstruments => "read instruments",
        _ => throw new ArgumentOutOfRangeException(nameof(call), call, "A call without words: add them here."),
    };

    public static string Event(IHybridEvent happened) => $"{happened.Name} {Inside(happened)}".TrimEnd();

    private static IEnumerable<string> Figures(SetTradingStop set) =>
        new (string Name, decimal? Figure)[] { ("stop", set.StopLoss), ("profit", set.TakeProfit), ("trail", set.TrailingStop), ("from", set.ActivePrice) }
            .Where(part => part.Figure is not null)
            .Select(part => FormattableString.Invariant($"{part.Name} {part.Figure}"));

    private static string Cursor(ReadPositions read) => read.Cursor.Length == 0 ? "" : $" after {read.Cursor}";

    private static string Inside(IHybridEvent happened) => happened switch
    {
        AuthSucceeded => "",
        AuthFailed failed => $"{failed.Reason}{(failed.IsFinal ? " (final)" : "")}",
        StreamConnected => "",
        StreamDisconnected lost => lost.Reason,
        StreamReconnected again => Invariant($"after {again.Gap.TotalSeconds}s"),
        StreamStale stale => $"{stale.Stream}: {stale.Reason}",
        StreamFresh fresh => Invariant($"{fresh.Stream} after {fresh.StaleFor.TotalSeconds}s"),
        TickerSubscribed ticker => ticker.Symbol,
        TickerUnsubscribed ticker => ticker.Symbol,
        TickerRefused ticker => $"{ticker.Symbol}: {ticker.Reason}",
        ReconcileStarted started => $"attempt {started.Attempt}",
        ReconcileCompleted done => $"rows {done.Rows} corrected {done.Corrected}",
        ReconcileFailed failed => Invariant($"{failed.Reason}; again in {failed.RetryIn.TotalSeconds}s"),
        PositionOpened opened => Invariant(
            $"{opened.Position.Key} life {opened.Position.Life} {opened.Position.Side} {opened.Position.Size} @ {opened.Position.EntryPrice} by {opened.Cause}"),
        PositionClosed closed => Invariant(
            $"{closed.Position.Key} life {closed.Position.Life} realised {closed.RealisedPnl?.ToString(CultureInfo.InvariantCulture) ?? "?"} by {closed.Cause}"),
        PositionUpdate update => Update(update),
        PositionIgnored ignored => $"{ignored.Category} {ignored.Symbol}",
        OrderUpdate order => $"{order.Key} {order.OrderId} {order.Status}",
        Execution execution => $"{execution.Symbol} {execution.ExecutionId} {execution.ExecutionType}{(execution.IsTrade ? "" : " (no trade)")}",
        PaperEvent paper => $"{paper.Plugin}: {Event(paper.Inside)}",
        CommandSettled settled => $"{settled.Id} {Outcome(settled.Outcome)}",
        InstrumentUpdate rules => Invariant($"{rules.Instrument.Symbol} tick {rules.Instrument.TickSize}"),
        TickerUpdate ticker => Invariant($"{ticker.Symbol} mark {Or(ticker.MarkPrice)} funding {Or(ticker.FundingRate)}"),
        ProtectionAlarm alarm => Invariant($"{alarm.Key} {alarm.Level} after {alarm.UnprotectedFor.TotalSeconds:0}s"),
        WalletUpdate wallet => Invariant($"{wallet.Coin} {wallet.WalletBalance}"),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.Name, "An event without words: add them here."),
    };

    private static string Outcome(OrderOutcome outcome) => outcome switch
    {
        Accepted accepted => $"accepted{Figure(accepted.Price)}{Figure(accepted.Quantity)}{(accepted.OrderLinkId.Length > 0 ? $" as {accepted.OrderLinkId}" : "")}{(accepted.WasSent ? "" : " unsent")}",
        NotModified same => $"not modified: {same.Reason}",
        Rejected rejected => Invariant($"rejected {rejected.Code}: {rejected.Text}"),
        Denied denied => $"denied {denied.Rule}: {denied.Reason}",
        Unknown unknown => $"unknown: {unknown.Reason}",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without words: add them here."),
    };

    private static string Figure(decimal? figure) => figure is { } given ? Invariant($" {given:0.########}") : "";

    private static string Update(in PositionUpdate update) => Invariant(
        $"{update.Position.Key} {update.Position.Side} {update.Position.Size} mark {Or(update.MarkPrice)} pnl {Or(update.UnrealisedPnl)} by {update.Cause}, {update.Freshness}");

    private static string Or(decimal? figure) => figure?.ToString(CultureInfo.InvariantCulture) ?? "?";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
