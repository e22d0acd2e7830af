using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Core.Orders.Rules;

/// <summary>Puts prices on the symbol's grid, to the safe side: stops tighter, take-profits towards the entry, limits so that they cross no further.</summary>
internal sealed class PriceRounding : IRiskRule
{
    public Denied? Look(Ask ask)
    {
        switch (ask.Command)
        {
            case SetStop { Price: > 0 } stop:
                ask.Price = Stop(ask, stop);
                return null;
            case SetTakeProfit { Price: null }:
                return null;
            case SetTakeProfit { Price: > 0 and var price }:
                ask.Price = ask.Facts.Instrument!.RoundPrice(price, up: !ask.IsLong);
                return ask.Price > 0 ? null : ask.Deny(RiskRules.Price, $"A take-profit at {OrderText.Figure(price)} is below one tick.");
            case SetVenueTrailing { Distance: > 0, ActivePrice: null or > 0 } trailing:
                var rules = ask.Facts.Instrument!;
                ask.Distance = Math.Max(rules.TickSize, rules.RoundPrice(trailing.Distance, up: false));
                ask.ActivePrice = trailing.ActivePrice is { } active ? rules.RoundPrice(active, up: !ask.IsLong) : null;
                return null;
            case Reduce { LimitPrice: null } or ClosePosition { LimitPrice: null } or CancelOrder:
                return null;
            case Reduce { LimitPrice: > 0 and var limit }:
                ask.Price = ask.Facts.Instrument!.RoundPrice(limit, up: ask.IsLong);
                return null;
            case ClosePosition { LimitPrice: > 0 and var limit }:
                ask.Price = ask.Facts.Instrument!.RoundPrice(limit, up: ask.IsLong);
                return null;
            default:
                return ask.Deny(RiskRules.Price, $"{OrderText.Of(ask.Command)}: a price or distance must be above zero.");
        }
    }

    // Tighter, unless that would carry it to the market: then the other neighbour on the grid.
    private static decimal Stop(Ask ask, SetStop stop)
    {
        var rules = ask.Facts.Instrument!;
        var tighter = rules.RoundPrice(stop.Price, up: ask.IsLong);
        return WrongSideRule.IsRight(tighter, ask.Facts.Mark, rules.TickSize, below: ask.IsLong)
            && WrongSideRule.IsRight(tighter, ask.PriceOf(stop.Trigger), rules.TickSize, below: ask.IsLong)
            ? tighter
            : rules.RoundPrice(stop.Price, up: !ask.IsLong);
    }
}
