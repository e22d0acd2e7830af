using System.Globalization;
using PluginHybrid.Configuration;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Watching;

/// <summary>Puts events into words for a person.</summary>
internal static class EventWords
{
    /// <summary>The line for <paramref name="happened"/>.</summary>
    /// <param name="happened">Any event.</param>
    public static EventLine Of(IHybridEvent happened)
    {
        var (text, tone) = Describe(happened);
        return new(happened.Stamp.ReceivedAt, happened.Name, text, tone);
    }

    /// <summary>A price or size with its digits grouped; small figures show more decimals than large ones. A dash for none.</summary>
    /// <param name="value">The figure.</param>
    public static string Figure(decimal? value) =>
        value?.ToString(Math.Abs(value.Value) < 10 ? "#,0.########" : "#,0.####", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>A result with its sign and two decimals; a dash for none.</summary>
    /// <param name="value">The result.</param>
    public static string Signed(decimal? value) => value?.ToString("+#,0.00;-#,0.00;0.00", CultureInfo.InvariantCulture) ?? "–";

    /// <summary><c>long</c> or <c>short</c>.</summary>
    /// <param name="side">Side of a position.</param>
    public static string Way(Side side) => side == Side.Buy ? "long" : "short";

    private static (string Text, EventTone Tone) Describe(IHybridEvent happened) => happened switch
    {
        PositionOpened opened => ($"{Leg(opened.Position)} @ {Figure(opened.Position.EntryPrice)}{By(opened.Cause)}", EventTone.Good),
        PositionUpdate update => ($"{Leg(update.Position)} @ {Figure(update.Position.EntryPrice)}, PnL {Signed(update.UnrealisedPnl)}", EventTone.Plain),
        PositionClosed closed => ($"{Leg(closed.Position)}, realised {Signed(closed.RealisedPnl)}{By(closed.Cause)}", EventTone.Good),
        PositionIgnored ignored => ($"{ignored.Symbol} ({ignored.Category}) is not managed here", EventTone.Warning),
        OrderUpdate order => ($"{order.Key.Symbol} {Direction(order.Side)} {Figure(order.Quantity)} {Kind(order)} {order.Status}", EventTone.Plain),
        Execution fill => ($"{fill.Symbol} {Direction(fill.Side)} {Figure(fill.Quantity)} @ {Figure(fill.Price)}, fee {Money(fill.Fee)}{Payment(fill)}", EventTone.Plain),
        WalletUpdate wallet => ($"{wallet.Coin} {Money(wallet.WalletBalance)}, equity {Money(wallet.Equity)}", EventTone.Plain),
        _ => DescribeStream(happened),
    };

    private static (string Text, EventTone Tone) DescribeStream(IHybridEvent happened) => happened switch
    {
        AuthFailed failed => ($"{failed.Reason}. {failed.WhatToCheck}", EventTone.Bad),
        StreamDisconnected lost => (lost.Reason, EventTone.Bad),
        StreamReconnected back => ($"after {Span(back.Gap)}", EventTone.Good),
        StreamStale stale => ($"{Half(stale.Stream)}: {stale.Reason}", EventTone.Warning),
        StreamFresh fresh => ($"{Half(fresh.Stream)}, after {Span(fresh.StaleFor)}", EventTone.Good),
        ReconcileStarted started => ($"attempt {started.Attempt}", EventTone.Plain),
        ReconcileCompleted done => ($"{done.Rows} rows, {done.Corrected} corrected, in {Span(done.Took)}", EventTone.Good),
        ReconcileFailed failed => ($"{failed.Reason}; again in {Span(failed.RetryIn)}", EventTone.Bad),
        TickerSubscribed ticker => (ticker.Symbol, EventTone.Plain),
        TickerUnsubscribed ticker => (ticker.Symbol, EventTone.Plain),
        TickerRefused refused => ($"{refused.Symbol}: {refused.Reason}", EventTone.Bad),
        _ => DescribeHost(happened),
    };

    private static (string Text, EventTone Tone) DescribeHost(IHybridEvent happened) => happened switch
    {
        ProtectionAlarm { Level: ProtectionLevel.Protected } alarm => ($"{alarm.Key}: {alarm.Reason}", EventTone.Good),
        ProtectionAlarm { Level: ProtectionLevel.Warning } alarm => ($"{alarm.Key}: {alarm.Reason}", EventTone.Warning),
        ProtectionAlarm alarm => ($"{alarm.Key}: {alarm.Reason}", EventTone.Bad),
        InstrumentUpdate rules => ($"{rules.Instrument.Symbol}: tick {Figure(rules.Instrument.TickSize)}, step {Figure(rules.Instrument.QuantityStep)}", EventTone.Plain),
        TickerUpdate ticker => ($"{ticker.Symbol} {Figure(ticker.MarkPrice)}", EventTone.Plain),
        Resync resync => ($"{resync.Missed} events stood for by a snapshot of {resync.Positions.Count} legs", EventTone.Warning),
        AuthSucceeded or StreamConnected => ("", EventTone.Good),
        _ => ("", EventTone.Plain),
    };

    private static string Leg(Position position) => $"{position.Key} {Way(position.Side)} {Figure(position.Size)}";

    private static string By(UpdateCause cause) => cause == UpdateCause.Reconciliation ? " (found by reading)" : "";

    private static string Direction(Side side) => side == Side.Buy ? "buy" : "sell";

    private static string Kind(OrderUpdate order) => string.IsNullOrEmpty(order.StopOrderType) ? order.OrderType : order.StopOrderType;

    private static string Payment(Execution fill) => fill.IsTrade ? "" : $" ({fill.ExecutionType})";

    private static string Money(decimal? amount) => amount?.ToString("#,0.00##", CultureInfo.InvariantCulture) ?? "–";

    private static string Half(StreamKind stream) => stream == StreamKind.Private ? "positions" : "prices";

    // Whole milliseconds are enough for a person.
    private static string Span(TimeSpan span) => Durations.Text(TimeSpan.FromMilliseconds(Math.Max(0, Math.Round(span.TotalMilliseconds))));
}
