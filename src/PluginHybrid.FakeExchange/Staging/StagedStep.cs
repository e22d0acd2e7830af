using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Staging;

/// <summary>One thing of a recording that did not follow from the host, to be done on the venue model.</summary>
/// <param name="At">When, since the recording began.</param>
/// <param name="Record">Number of the record it was read from.</param>
public abstract record StagedStep(TimeSpan At, long Record)
{
    /// <summary>Does it.</summary>
    /// <returns>Why it could not be done; null when it was.</returns>
    internal abstract string? Do(VenueModel venue);
}

/// <summary>A ticker: prices move, and what they trigger follows. A ticker without a price is told as a trade at the same one.</summary>
/// <param name="At">When.</param>
/// <param name="Record">The record.</param>
/// <param name="Symbol">The instrument.</param>
/// <param name="Last">Last price; null unchanged. Bid and ask follow it by one tick.</param>
/// <param name="Mark">Mark price; null unchanged.</param>
/// <param name="Index">Index price; null unchanged.</param>
public sealed record PriceStep(TimeSpan At, long Record, string Symbol, decimal? Last, decimal? Mark, decimal? Index) : StagedStep(At, Record)
{
    internal override string? Do(VenueModel venue)
    {
        var quote = venue.Quote(Symbol)!;
        quote.Move(Last, Mark, Index);
        quote.Trade(quote.Instrument.QtyStep, quote.Now.BidSize, quote.Now.AskSize);
        venue.PriceMoved(quote);
        return null;
    }
}

/// <summary>Somebody traded who was not the host: a person, or the market by a liquidation.</summary>
/// <param name="At">When.</param>
/// <param name="Record">The record.</param>
/// <param name="Symbol">The instrument.</param>
/// <param name="PositionIdx">The leg.</param>
/// <param name="Side">Direction of the trade.</param>
/// <param name="Qty">How much. Positive.</param>
/// <param name="Price">At which price it was filled; null for the venue's of that moment.</param>
/// <param name="Reduces">True when it made the position smaller: then it never opens the other side.</param>
public sealed record TradeStep(TimeSpan At, long Record, string Symbol, int PositionIdx, Side Side, decimal Qty, decimal? Price, bool Reduces) : StagedStep(At, Record)
{
    internal override string? Do(VenueModel venue)
    {
        var (account, quote) = (venue.Accounts[0], venue.Quote(Symbol)!);
        var held = account.Position(Symbol, PositionIdx);
        var qty = Reduces ? Math.Min(Qty, held.Side == Side.Opposite() ? held.Size : 0) : Qty;
        if (qty == 0)
        {
            return $"{Side} {Symbol}#{PositionIdx} at record {Record} closes what is not held any more";
        }

        // The model fills at the touch; the last price itself stays where the recording has it.
        var last = quote.Now.Last;
        quote.Move(last: Price is { } price ? Side == Side.Buy ? price : price + quote.Instrument.TickSize : last);
        var verdict = venue.Create(account, new OrderRequest { Symbol = Symbol, Side = Side, Qty = qty, PositionIdx = PositionIdx, ReduceOnly = Reduces });
        quote.Move(last: last);
        return verdict.Refusal is { } refusal ? $"{Side} {Symbol}#{PositionIdx} at record {Record}: {refusal.RetMsg} ({refusal.RetCode})" : null;
    }
}

/// <summary>Somebody edited the stops of a leg who was not the host.</summary>
/// <param name="At">When.</param>
/// <param name="Record">The record.</param>
/// <param name="Symbol">The instrument.</param>
/// <param name="PositionIdx">The leg.</param>
/// <param name="StopLoss">Stop-loss price; 0 takes it away, null leaves it.</param>
/// <param name="TakeProfit">Take-profit price; 0 takes it away, null leaves it.</param>
/// <param name="TrailingStop">Trailing distance; 0 takes it away, null leaves it.</param>
public sealed record StopStep(TimeSpan At, long Record, string Symbol, int PositionIdx, decimal? StopLoss, decimal? TakeProfit, decimal? TrailingStop) : StagedStep(At, Record)
{
    internal override string? Do(VenueModel venue)
    {
        var request = new StopRequest { Symbol = Symbol, PositionIdx = PositionIdx, StopLoss = StopLoss, TakeProfit = TakeProfit, TrailingStop = TrailingStop };
        return venue.SetStops(venue.Accounts[0], request) is { } refusal ? $"stops of {Symbol}#{PositionIdx} at record {Record}: {refusal.RetMsg} ({refusal.RetCode})" : null;
    }
}
