using System.Globalization;
using PluginHybrid.Core.Orders;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Recordings.Digests;

/// <summary>One canonical line per event: the same event is the same text on every machine, in the live run, its recording and every replay.</summary>
/// <remarks>
/// Figures without trailing zeros, a dash for what is missing, ids by first sight. Left out is what another run of the same
/// inputs may not have: numbers of inputs, our own clock and spans measured by it, and what networks and venues say in words.
/// </remarks>
/// <param name="names">Names ids; the same for all lines of a run.</param>
public sealed class EventText(VenueNames names)
{
    /// <summary>The line of an event; starts with its name.</summary>
    /// <param name="happened">The event.</param>
    public string Of(IHybridEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var rest = happened switch
        {
            PositionUpdate update => $"{update.Position.Key} mark {Figure(update.MarkPrice)} last {Figure(update.LastPrice)} pnl {Figure(update.UnrealisedPnl)} {update.Freshness} by {update.Cause} at {Time(update.VenueTime)} {Of(update.Position)}",
            PositionOpened opened => $"{opened.Position.Key} by {opened.Cause} at {Time(opened.VenueTime)} {Of(opened.Position)}",
            PositionClosed closed => $"{closed.Position.Key} realised {Figure(closed.RealisedPnl)} by {closed.Cause} at {Time(closed.VenueTime)} {Of(closed.Position)}",
            PositionIgnored ignored => $"{ignored.Category} {ignored.Symbol}",
            TickerUpdate ticker => Of(ticker),
            OrderUpdate order => Of(order),
            Execution execution => Of(execution),
            WalletUpdate wallet => $"{wallet.AccountType} {wallet.Coin} {Figure(wallet.WalletBalance)} equity {Figure(wallet.Equity)} at {Time(wallet.VenueTime)}",
            InstrumentUpdate rules => Of(rules.Instrument),
            ProtectionAlarm alarm => $"{alarm.Key} {alarm.Level}",
            PaperEvent paper => $"{paper.Plugin}: {OnPaper(paper.Inside)}",
            _ => OfStream(happened),
        };
        return rest.Length == 0 ? happened.Name : $"{happened.Name} {rest.ReplaceLineEndings(" ")}";
    }

    /// <summary>A figure without trailing zeros; a dash for none.</summary>
    /// <param name="figure">The figure.</param>
    public static string Figure(decimal? figure) => figure is { } value ? OrderText.Figure(value) : "-";

    /// <summary>A venue's time; exact.</summary>
    /// <param name="time">The time.</param>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);

    private static string OfStream(IHybridEvent happened) => happened switch
    {
        AuthSucceeded => "",
        AuthFailed failed => failed.IsFinal ? "for good" : "tried again",
        StreamConnected or StreamDisconnected or StreamReconnected => "",
        StreamStale stale => $"{stale.Stream}",
        StreamFresh fresh => $"{fresh.Stream}",
        TickerSubscribed topic => topic.Symbol,
        TickerUnsubscribed topic => topic.Symbol,
        TickerRefused topic => topic.Symbol,
        ReconcileStarted started => string.Create(CultureInfo.InvariantCulture, $"attempt {started.Attempt}"),
        ReconcileCompleted completed => string.Create(CultureInfo.InvariantCulture, $"{completed.Rows} rows, {completed.Corrected} corrected"),
        ReconcileFailed failed => $"{failed.Failure}",
        Resync resync => string.Create(CultureInfo.InvariantCulture, $"missed {resync.Missed}, {resync.Positions.Count} open"),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "An event without a line: add it here."),
    };

    // An age that began at our first sight is our clock's.
    private static string Of(Position held) => string.Create(
        CultureInfo.InvariantCulture,
        $"life {held.Life} {held.Side} {Figure(held.Size)} @ {Figure(held.EntryPrice)} x{Figure(held.Leverage)} stop {Figure(held.StopLoss)} target {Figure(held.TakeProfit)} trail {Figure(held.TrailingStop)} liquidation {Figure(held.LiquidationPrice)} realised {Figure(held.RealisedPnl)} {(held.Status.Length == 0 ? "-" : held.Status)} adl {held.AdlRank?.ToString(CultureInfo.InvariantCulture) ?? "-"} since {(held.AgeOrigin == AgeOrigin.OpenTime ? Time(held.OpenedAt) : "first sight")} seq {held.CrossSequence?.ToString(CultureInfo.InvariantCulture) ?? "-"}");

    private static string Of(TickerUpdate ticker) =>
        $"{ticker.Symbol} mark {Figure(ticker.MarkPrice)} last {Figure(ticker.LastPrice)} index {Figure(ticker.IndexPrice)} bid {Figure(ticker.BidPrice)} ask {Figure(ticker.AskPrice)} funding {Figure(ticker.FundingRate)} at {Time(ticker.VenueTime)}";

    private static string Of(Instrument rules) =>
        $"{rules.Symbol} tick {Figure(rules.TickSize)} step {Figure(rules.QuantityStep)} min {Figure(rules.MinQuantity)} max {Figure(rules.MaxQuantity)} market {Figure(rules.MaxMarketQuantity)} value {Figure(rules.MinNotional)} {rules.SettleCoin}";

    private string Of(OrderUpdate order) =>
        $"{order.Key} {names.Order(order.OrderId)} {names.Link(order.OrderLinkId)} {order.Status} {order.OrderType} {Word(order.StopOrderType)} {Word(order.CreateType)} {order.Side} {Figure(order.Quantity)} @ {Figure(order.Price)} trigger {Figure(order.TriggerPrice)} average {Figure(order.AveragePrice)} filled {Figure(order.FilledQuantity)} left {Figure(order.LeavesQuantity)}{(order.ReduceOnly ? " reduce-only" : "")} reject {Word(order.RejectReason)} cancel {Word(order.CancelType)} at {Time(order.VenueTime)}";

    private string Of(Execution execution) => string.Create(
        CultureInfo.InvariantCulture,
        $"{execution.Symbol} {names.Execution(execution.ExecutionId)} {names.Order(execution.OrderId)} {names.Link(execution.OrderLinkId)} {execution.ExecutionType} {execution.Side} {Figure(execution.Quantity)} @ {Figure(execution.Price)} fee {Figure(execution.Fee)} closed {Figure(execution.ClosedSize)} seq {execution.CrossSequence?.ToString(CultureInfo.InvariantCulture) ?? "-"} at {Time(execution.VenueTime)}");

    // What happens on paper happens by our clock.
    private string OnPaper(IHybridEvent inside)
    {
        var line = Of(inside);
        var at = line.IndexOf(" at ", StringComparison.Ordinal);
        var end = at < 0 ? -1 : line.IndexOf(' ', at + 4);
        return at < 0 ? line : line[..at] + (end < 0 ? "" : line[end..]);
    }

    private static string Word(string? word) => string.IsNullOrEmpty(word) ? "-" : word;
}
