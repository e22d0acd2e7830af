using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Sdk.Orders;

/// <summary>What a plugin may ask of the venue. Nothing here can open or grow a position: such a command does not exist.</summary>
/// <example><code>
/// OrderCommand command = new SetStop(update.Position.Key, 61_250.5m, "1 % below the high of 61 869.2");
/// var outcome = await Orders.Submit(command);
/// Log.Debug($"{command.Leg}: {command.Because[..Math.Min(command.Because.Length, OrderCommand.BecauseMax)]} -&gt; {outcome}");
/// </code></example>
public abstract record OrderCommand
{
    private protected OrderCommand(PositionKey leg, string because)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(because);
        (Leg, Because) = (leg, because.Length <= BecauseMax ? because : because[..BecauseMax]);
    }

    /// <summary>A reason is cut after this many characters.</summary>
    public const int BecauseMax = 500;

    /// <summary>The leg it is about.</summary>
    public PositionKey Leg { get; }

    /// <summary>Why, for the journal and for the person who asks later. Never empty.</summary>
    public string Because { get; }
}

/// <summary>Sets or moves the stop loss of the whole leg. The old stop stays until the venue confirmed the new one.</summary>
/// <param name="Leg">The leg.</param>
/// <param name="Price">Trigger price; rounded to the tick, to the tighter side.</param>
/// <param name="Because">Why.</param>
/// <example><code>
/// var command = new SetStop(key, 61_250.5m, "break-even plus fees") { Trigger = StopTrigger.MarkPrice, MayLoosen = false };
/// Log.Debug($"stop to {command.Price}");
/// await Orders.Submit(command);
/// </code></example>
public sealed record SetStop(PositionKey Leg, decimal Price, string Because) : OrderCommand(Leg, Because)
{
    /// <summary>The price that sets it off. Default mark price: a wick of the last price does not.</summary>
    public StopTrigger Trigger { get; init; } = StopTrigger.MarkPrice;

    /// <summary>True lets the stop move away from the price; needs <see cref="Capabilities.LoosenStops"/>. Default false: a looser stop is not sent.</summary>
    public bool MayLoosen { get; init; }
}

/// <summary>Sets, moves or removes the take-profit of the whole leg.</summary>
/// <param name="Leg">The leg.</param>
/// <param name="Price">Trigger price, rounded to the tick; <c>null</c> removes it.</param>
/// <param name="Because">Why.</param>
/// <example><code>
/// var command = new SetTakeProfit(key, 64_000m, "4 h old: 1 % is enough") { Trigger = StopTrigger.LastPrice };
/// Log.Debug($"target to {command.Price}");
/// await Orders.Submit(command);
/// </code></example>
public sealed record SetTakeProfit(PositionKey Leg, decimal? Price, string Because) : OrderCommand(Leg, Because)
{
    /// <summary>The price that sets it off. Default mark price.</summary>
    public StopTrigger Trigger { get; init; } = StopTrigger.MarkPrice;
}

/// <summary>Lets the venue trail the price: it goes on when this host is down.</summary>
/// <param name="Leg">The leg.</param>
/// <param name="Distance">Distance in price, above zero; rounded down to the tick, at least one tick.</param>
/// <param name="Because">Why.</param>
/// <example><code>
/// var command = new SetVenueTrailing(key, 250m, "net under our own trail") { ActivePrice = 62_500m };
/// Log.Debug($"the venue trails by {command.Distance}");
/// await Orders.Submit(command);
/// </code></example>
public sealed record SetVenueTrailing(PositionKey Leg, decimal Distance, string Because) : OrderCommand(Leg, Because)
{
    /// <summary>The price at which it begins to trail; <c>null</c> at once.</summary>
    public decimal? ActivePrice { get; init; }
}

/// <summary>Makes the leg smaller, by a reduce-only order.</summary>
/// <param name="Leg">The leg.</param>
/// <param name="Quantity">How much, above zero; rounded down to the step and cut to what is held.</param>
/// <param name="Because">Why.</param>
/// <example><code>
/// var command = new Reduce(key, position.Size / 2, "12 h old: half is enough") { LimitPrice = update.MarkPrice };
/// Log.Debug($"by {command.Quantity}");
/// await Orders.Submit(command);
/// </code></example>
public sealed record Reduce(PositionKey Leg, decimal Quantity, string Because) : OrderCommand(Leg, Because)
{
    /// <summary>Limit price, rounded so that it does not cross further; <c>null</c> is a market order.</summary>
    public decimal? LimitPrice { get; init; }
}

/// <summary>Closes the leg, by a reduce-only order over all that is held. A second one while the first is under way is not sent.</summary>
/// <param name="Leg">The leg.</param>
/// <param name="Because">Why.</param>
/// <example><code>await Orders.Submit(new ClosePosition(key, "24 h old and quiet hours end") { LimitPrice = update.MarkPrice });</code></example>
public sealed record ClosePosition(PositionKey Leg, string Because) : OrderCommand(Leg, Because)
{
    /// <summary>Limit price; <c>null</c> is a market order.</summary>
    public decimal? LimitPrice { get; init; }
}

/// <summary>Cancels an order this plugin placed.</summary>
/// <param name="Leg">The leg it belongs to.</param>
/// <param name="OrderLinkId">Our id, from the <see cref="Accepted"/> outcome.</param>
/// <param name="Because">Why.</param>
/// <example><code>await Orders.Submit(new CancelOrder(key, accepted.OrderLinkId, "the price ran away: chase"));</code></example>
public sealed record CancelOrder(PositionKey Leg, string OrderLinkId, string Because) : OrderCommand(Leg, Because);
