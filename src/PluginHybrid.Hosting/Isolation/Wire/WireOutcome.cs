using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Hosting.Isolation.Wire;

/// <summary>An outcome in one shape for all kinds.</summary>
/// <param name="Kind"><c>accepted</c>, <c>not-modified</c>, <c>rejected</c>, <c>denied</c> or <c>unknown</c>.</param>
/// <param name="Command">The command's name for people.</param>
internal sealed record WireOutcome(string Kind, string Command)
{
    /// <summary>Of an accepted order, or of one that rests already.</summary>
    public string? OrderLinkId { get; init; }

    /// <summary>As sent.</summary>
    public decimal? Price { get; init; }

    /// <summary>As sent.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>False in shadow and paper.</summary>
    public bool? WasSent { get; init; }

    /// <summary>The venue's code.</summary>
    public int? Code { get; init; }

    /// <summary>The venue's text, or the host's reason.</summary>
    public string? Text { get; init; }

    /// <summary>The rule that denied it.</summary>
    public string? Rule { get; init; }

    /// <summary>What to do about a denial.</summary>
    public string? Fix { get; init; }

    /// <summary>The shape of an outcome.</summary>
    public static WireOutcome Of(OrderOutcome outcome)
    {
        WireOutcome Named(string kind) => new(kind, outcome.Command);
        return outcome switch
        {
            Accepted yes => Named("accepted") with
            {
                OrderLinkId = yes.OrderLinkId,
                Price = yes.Price,
                Quantity = yes.Quantity,
                WasSent = yes.WasSent,
            },
            NotModified same => Named("not-modified") with { Text = same.Reason, OrderLinkId = same.OrderLinkId },
            Rejected no => Named("rejected") with { Code = no.Code, Text = no.Text },
            Denied never => Named("denied") with { Rule = never.Rule, Text = never.Reason, Fix = never.Fix },
            Unknown open => Named("unknown") with { Text = open.Reason },
            _ => throw new NotSupportedException($"{outcome.GetType().Name} has no form on the wire yet."),
        };
    }

    /// <summary>Back to what a plugin awaits; a kind this version does not know is unknown.</summary>
    public OrderOutcome ToOutcome() => Kind switch
    {
        "accepted" => new Accepted(Command) { OrderLinkId = OrderLinkId ?? "", Price = Price, Quantity = Quantity, WasSent = WasSent ?? true },
        "not-modified" => new NotModified(Command, Text ?? "") { OrderLinkId = OrderLinkId ?? "" },
        "rejected" => new Rejected(Command, Code ?? 0, Text ?? ""),
        "denied" => new Denied(Command, Rule ?? "", Text ?? "", Fix ?? ""),
        _ => new Unknown(Command, Text ?? ""),
    };
}
