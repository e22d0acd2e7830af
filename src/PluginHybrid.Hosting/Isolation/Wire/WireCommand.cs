using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Isolation.Wire;

/// <summary>A command in one shape for all kinds.</summary>
/// <param name="Kind"><c>stop</c>, <c>take-profit</c>, <c>trailing</c>, <c>reduce</c>, <c>close</c> or <c>cancel</c>.</param>
/// <param name="Leg">Which leg.</param>
/// <param name="Because">Why.</param>
internal sealed record WireCommand(string Kind, PositionKey Leg, string Because)
{
    /// <summary>Of a stop or a take-profit; absent takes the take-profit off.</summary>
    public decimal? Price { get; init; }

    /// <summary>Of a reduction.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Of a trailing stop.</summary>
    public decimal? Distance { get; init; }

    /// <summary>Of a trailing stop.</summary>
    public decimal? ActivePrice { get; init; }

    /// <summary>Of a reduction or a close; absent for market.</summary>
    public decimal? LimitPrice { get; init; }

    /// <summary>Absent for mark price.</summary>
    public StopTrigger? Trigger { get; init; }

    /// <summary>Of a stop.</summary>
    public bool? MayLoosen { get; init; }

    /// <summary>Of a cancel.</summary>
    public string? OrderLinkId { get; init; }

    /// <summary>The shape of a command.</summary>
    public static WireCommand Of(OrderCommand command)
    {
        WireCommand Named(string kind) => new(kind, command.Leg, command.Because);
        return command switch
        {
            SetStop stop => Named("stop") with { Price = stop.Price, Trigger = stop.Trigger, MayLoosen = stop.MayLoosen },
            SetTakeProfit target => Named("take-profit") with { Price = target.Price, Trigger = target.Trigger },
            SetVenueTrailing trail => Named("trailing") with { Distance = trail.Distance, ActivePrice = trail.ActivePrice },
            Reduce reduce => Named("reduce") with { Quantity = reduce.Quantity, LimitPrice = reduce.LimitPrice },
            ClosePosition close => Named("close") with { LimitPrice = close.LimitPrice },
            CancelOrder cancel => Named("cancel") with { OrderLinkId = cancel.OrderLinkId },
            _ => throw new NotSupportedException($"{command.GetType().Name} has no form on the wire yet."),
        };
    }

    /// <summary>Back to a command for the desk; what the process left out is refused.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public OrderCommand ToCommand()
    {
        if (string.IsNullOrEmpty(Leg.Account) || string.IsNullOrEmpty(Leg.Symbol) || string.IsNullOrWhiteSpace(Because))
        {
            throw new FormatException($"the command \"{Kind}\" lacks its leg or its reason");
        }

        var trigger = Trigger ?? StopTrigger.MarkPrice;
        return Kind switch
        {
            _ when !Enum.IsDefined(trigger) => throw new FormatException($"the command \"{Kind}\" has no known trigger"),
            "stop" => new SetStop(Leg, Needed(Price, "price"), Because) { Trigger = trigger, MayLoosen = MayLoosen ?? false },
            "take-profit" => new SetTakeProfit(Leg, Price, Because) { Trigger = trigger },
            "trailing" => new SetVenueTrailing(Leg, Needed(Distance, "distance"), Because) { ActivePrice = ActivePrice },
            "reduce" => new Reduce(Leg, Needed(Quantity, "quantity"), Because) { LimitPrice = LimitPrice },
            "close" => new ClosePosition(Leg, Because) { LimitPrice = LimitPrice },
            "cancel" => new CancelOrder(Leg, OrderLinkId ?? throw new FormatException("the command \"cancel\" lacks orderLinkId"), Because),
            _ => throw new FormatException($"there is no command \"{Kind}\""),
        };
    }

    private decimal Needed(decimal? value, string name) => value ?? throw new FormatException($"the command \"{Kind}\" lacks {name}");
}
