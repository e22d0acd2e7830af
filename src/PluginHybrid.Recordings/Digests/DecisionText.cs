using PluginHybrid.Core.Orders;
using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Recordings.Digests;

/// <summary>One canonical line per command and one per answer, made as <see cref="EventText"/> makes its lines.</summary>
/// <param name="names">Names ids; the same as of the events of the run.</param>
public sealed class DecisionText(VenueNames names)
{
    /// <summary><c>trailing-stop/17 Live BTCUSDT#0 set-stop 61250.5 mark: 1 % below 61869.2 [position.update BTCUSDT#0 mark 61869.2]</c></summary>
    /// <param name="request">What was asked.</param>
    public string Of(CommandRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var asked = request.Command is CancelOrder cancel ? $"cancel {names.Link(cancel.OrderLinkId)}" : OrderText.Of(request.Command);
        return $"{request.Id} {request.Mode} {request.Command.Leg} {asked}: {OneLine(request.Command.Because)} [{OneLine(request.Cause)}]";
    }

    /// <summary><c>trailing-stop/17 -&gt; accepted 61250.5</c></summary>
    /// <param name="settled">What became of it.</param>
    public string Of(in CommandSettled settled) => $"{settled.Id} -> {Of(settled.Outcome)}";

    // What a venue or a network says in words is neither stable nor the same after redaction.
    private string Of(OrderOutcome outcome) => outcome switch
    {
        Accepted { OrderLinkId.Length: > 0 } accepted => $"{OrderText.Of(accepted)} {names.Link(accepted.OrderLinkId)}",
        NotModified => "not-modified",
        Rejected rejected => FormattableString.Invariant($"rejected {rejected.Code}"),
        Unknown => "unknown",
        _ => OrderText.Of(outcome),
    };

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
