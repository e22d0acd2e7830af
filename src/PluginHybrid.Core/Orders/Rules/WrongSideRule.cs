using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Core.Orders.Rules;

/// <summary>A stop or take-profit that the market has passed, or would within one tick, is not sent: the venue would refuse it or set it off at once.</summary>
internal sealed class WrongSideRule : IRiskRule
{
    public Denied? Look(Ask ask) => (ask.Command, ask.Price) switch
    {
        (SetStop stop, { } price) => Look(ask, "stop", price, stop.Trigger, below: ask.IsLong),
        (SetTakeProfit profit, { } price) => Look(ask, "take-profit", price, profit.Trigger, below: !ask.IsLong),
        _ => null,
    };

    /// <summary>True when a price keeps at least one tick from the market, on the side where it belongs.</summary>
    /// <param name="price">The price.</param>
    /// <param name="market">Mark or trigger price; <c>null</c>: none known, the venue will judge.</param>
    /// <param name="tick">The symbol's tick.</param>
    /// <param name="below">True when it belongs below.</param>
    public static bool IsRight(decimal price, decimal? market, decimal tick, bool below) =>
        market is not { } known || (below ? price <= known - tick : price >= known + tick);

    private static Denied? Look(Ask ask, string what, decimal price, StopTrigger trigger, bool below)
    {
        var tick = ask.Facts.Instrument!.TickSize;
        var wrong = !IsRight(price, ask.Facts.Mark, tick, below) ? ask.Facts.Mark
            : !IsRight(price, ask.PriceOf(trigger), tick, below) ? ask.PriceOf(trigger) : null;
        return wrong is not { } market ? null : ask.Deny(
            RiskRules.WrongSide,
            $"A {what} of {ask.Command.Leg} ({ask.Facts.Held!.Side}) at {OrderText.Figure(price)} must be at least one tick ({OrderText.Figure(tick)}) "
                + $"{(below ? "below" : "above")} the price, which is {OrderText.Figure(market)}.");
    }
}
