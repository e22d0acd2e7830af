using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Simulation.Days;

namespace PluginHybrid.Simulation.Venues;

/// <summary>Does by hand what a day says. What the venue refuses is not done.</summary>
/// <param name="account">Whose.</param>
internal sealed class Person(Account account)
{
    /// <summary>Does a deed.</summary>
    /// <returns>False when it was impossible.</returns>
    public bool TryDo(VenueModel venue, Deed deed)
    {
        var isHedged = account.HedgeSymbols.Contains(deed.Symbol);
        if (venue.Quote(deed.Symbol) is not { } quote || deed.PositionIdx is < 0 or > 2 || isHedged != deed.PositionIdx > 0)
        {
            return false;
        }

        var leg = account.Position(deed.Symbol, deed.PositionIdx);
        return deed.Kind switch
        {
            DeedKind.Buy => deed.PositionIdx != 2 && Trade(venue, deed, Side.Buy, Quantity(quote, deed.Amount)),
            DeedKind.Sell => deed.PositionIdx != 1 && Trade(venue, deed, Side.Sell, Quantity(quote, deed.Amount)),
            DeedKind.Reduce => !leg.IsFlat && Reduce(venue, leg, LeastOrder.InSteps(quote.Instrument, leg.Size * deed.Amount)),
            DeedKind.Close => !leg.IsFlat && Reduce(venue, leg, leg.Size),
            DeedKind.Flip => !leg.IsFlat && Flip(venue, deed, leg),
            DeedKind.SetStop => !leg.IsFlat && SetStop(venue, leg, StopAt(quote, leg, deed.Amount)),
            DeedKind.RemoveStop => leg.StopLoss > 0 && SetStop(venue, leg, 0),
            _ => CancelOrders(venue, deed.Symbol),
        };
    }

    private static decimal Quantity(Quote quote, decimal multiple) =>
        LeastOrder.InSteps(quote.Instrument, LeastOrder.Of(quote.Instrument, quote.Now.Last) * multiple);

    private static decimal StopAt(Quote quote, Position leg, decimal fraction) =>
        quote.Instrument.RoundDown(quote.Now.Mark * (1 - (fraction * leg.Side.Sign())));

    private bool Trade(VenueModel venue, Deed deed, Side side, decimal quantity) => venue.Create(account, new OrderRequest
    {
        Symbol = deed.Symbol,
        Side = side,
        Qty = quantity,
        PositionIdx = deed.PositionIdx,
    }).Value is not null;

    private bool Reduce(VenueModel venue, Position leg, decimal quantity) => venue.Create(account, new OrderRequest
    {
        Symbol = leg.Symbol,
        Side = leg.Side.Opposite(),
        Qty = Math.Min(quantity, leg.Size),
        ReduceOnly = true,
        PositionIdx = leg.PositionIdx,
    }).Value is not null;

    private bool Flip(VenueModel venue, Deed deed, Position leg)
    {
        if (deed.PositionIdx == 0)
        {
            return Trade(venue, deed, leg.Side.Opposite(), 2 * leg.Size);
        }

        return Reduce(venue, leg, leg.Size) && Trade(venue, deed with { PositionIdx = 3 - deed.PositionIdx }, leg.Side.Opposite(), leg.Size);
    }

    private bool SetStop(VenueModel venue, Position leg, decimal price) => venue.SetStops(account, new StopRequest
    {
        Symbol = leg.Symbol,
        PositionIdx = leg.PositionIdx,
        StopLoss = price,
        SlTriggerBy = TriggerBy.MarkPrice,
    }) is null;

    private bool CancelOrders(VenueModel venue, string symbol)
    {
        var open = account.OpenOrders.Where(order => order.Symbol == symbol && order.Stop == StopKind.None).ToList();
        foreach (var order in open)
        {
            venue.Cancel(account, symbol, order.OrderId, "");
        }

        return open.Count > 0;
    }
}
