using System.Globalization;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Staging;

/// <summary>A trade, filled at the price it had, whatever the touch is.</summary>
/// <param name="At">When.</param>
/// <param name="Record">The record.</param>
/// <param name="Symbol">The instrument.</param>
/// <param name="PositionIdx">The leg.</param>
/// <param name="Side">Direction of the trade.</param>
/// <param name="Qty">How much. Positive.</param>
/// <param name="Price">At which price.</param>
public sealed record TradeStep(TimeSpan At, long Record, string Symbol, int PositionIdx, Side Side, decimal Qty, decimal Price) : LegStep(At, Record, Symbol, PositionIdx)
{
    /// <summary>How much of it closed what was held: here it never opens anything. The rest opens.</summary>
    public decimal Closed { get; init; }

    /// <summary>True when nothing of the position was left: then all of it is closed here too.</summary>
    public bool ClosedAll { get; init; }

    internal override string? Do(VenueModel venue)
    {
        var leg = venue.Accounts[0].Position(Symbol, PositionIdx);
        var held = leg.Side == Side.Opposite() ? leg.Size : 0;
        var closes = Closed == 0 ? 0 : ClosedAll ? held : Math.Min(held, Closed);
        Fill(venue, closes, reduceOnly: true);
        Fill(venue, Qty - Closed, reduceOnly: false);
        if (closes != Closed)
        {
            return Told(string.Create(CultureInfo.InvariantCulture, $"closed {Closed:0.########} of {Leg} by hand; here {closes:0.########} could be closed"));
        }

        return Closed == 0 && held > 0
            ? Told(string.Create(CultureInfo.InvariantCulture, $"opened {Leg} by hand the other way; here {held:0.########} was still held, and it closed that first"))
            : null;
    }

    private void Fill(VenueModel venue, decimal quantity, bool reduceOnly)
    {
        if (quantity > 0)
        {
            venue.FillAt(venue.Accounts[0], new OrderRequest { Symbol = Symbol, PositionIdx = PositionIdx, Side = Side, Qty = quantity, ReduceOnly = reduceOnly }, Price);
        }
    }
}
