using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.TestKit;

/// <summary>A command and what became of it.</summary>
/// <param name="At">Time since the beginning of the run at which it was settled.</param>
/// <param name="Command">What the plugin asked for, and because of what.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record Decision(TimeSpan At, OrderCommand Command, OrderOutcome Outcome)
{
    /// <summary>One line: <c>00:10:05 set-stop BTCUSDT#0 62370 accepted: 1 % behind the best price 63000</c>.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{(int)At.TotalHours:00}:{At.Minutes:00}:{At.Seconds:00} {Words(Command)} {Words(Outcome)}: {Command.Because}");

    private static string Words(OrderCommand command) => FormattableString.Invariant(command switch
    {
        SetStop stop => $"set-stop {stop.Leg} {stop.Price:0.########}",
        SetTakeProfit target => $"set-take-profit {target.Leg} {Figure(target.Price, "none")}",
        SetVenueTrailing trail => $"set-venue-trailing {trail.Leg} {trail.Distance:0.########} from {Figure(trail.ActivePrice, "now")}",
        Reduce reduce => $"reduce {reduce.Leg} {reduce.Quantity:0.########} at {Figure(reduce.LimitPrice, "market")}",
        ClosePosition close => $"close {close.Leg} at {Figure(close.LimitPrice, "market")}",
        _ => (FormattableString)$"cancel {command.Leg}",
    });

    private static string Words(OrderOutcome outcome) => outcome switch
    {
        Accepted { WasSent: false } => "accepted (not sent)",
        Accepted => "accepted",
        NotModified => "not modified",
        Rejected rejected => $"rejected {rejected.Code}",
        Denied denied => $"denied {denied.Rule}",
        _ => "unknown",
    };

    private static string Figure(decimal? price, string none) => price is { } known ? FormattableString.Invariant($"{known:0.########}") : none;
}
