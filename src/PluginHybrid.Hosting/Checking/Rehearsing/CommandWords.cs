using PluginHybrid.Core.Orders;
using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Hosting.Checking.Rehearsing;

/// <summary>A command and its answer as one line, the same for the same decision.</summary>
internal static class CommandWords
{
    /// <summary><c>set-stop BTCUSDT#0 61250.5 -> accepted: 1 % behind 61869.2 [position.update ...]</c></summary>
    public static string Of(CommandRequest request, OrderOutcome outcome) => FormattableString.Invariant(
        $"{Words(request.Command)} -> {Words(outcome)}: {request.Command.Because} [{request.Cause}]");

    private static string Words(OrderCommand command) => command switch
    {
        SetStop stop => FormattableString.Invariant($"set-stop {stop.Leg} {stop.Price}"),
        SetTakeProfit target => FormattableString.Invariant($"set-take-profit {target.Leg} {target.Price}"),
        SetVenueTrailing trailing => FormattableString.Invariant($"set-trailing {trailing.Leg} {trailing.Distance} from {trailing.ActivePrice}"),
        Reduce reduce => FormattableString.Invariant($"reduce {reduce.Leg} {reduce.Quantity} at {reduce.LimitPrice}"),
        ClosePosition close => FormattableString.Invariant($"close {close.Leg} at {close.LimitPrice}"),
        _ => $"cancel {command.Leg}",
    };

    private static string Words(OrderOutcome outcome) => outcome switch
    {
        Accepted => "accepted",
        Denied denied => $"denied {denied.Rule}",
        Rejected rejected => FormattableString.Invariant($"rejected {rejected.Code}"),
        NotModified => "not modified",
        _ => "unknown",
    };
}
