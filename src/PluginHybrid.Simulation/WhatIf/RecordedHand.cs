using System.Globalization;
using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Replay.Scenes;
using PluginHybrid.Sdk.Orders;
using Position = PluginHybrid.FakeExchange.Venue.Position;
using Side = PluginHybrid.FakeExchange.Venue.Side;

namespace PluginHybrid.Simulation.WhatIf;

/// <summary>Does by hand, at the venue model, what people did in a recording; at the prices they got.</summary>
/// <param name="account">Whose.</param>
internal sealed class RecordedHand(Account account)
{
    private readonly List<string> _remarks = [];

    /// <summary>Where the account was another one than in the recording when somebody did something.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>Does a deed.</summary>
    public void Do(VenueModel venue, RecordedDeed deed)
    {
        switch (deed)
        {
            case HeldBefore held:
                Hold(venue, held);
                break;
            case TradedByHand trade:
                Trade(venue, trade);
                break;
            case StopsByHand stops:
                SetStops(venue, stops);
                break;
            case Funded funded:
                venue.Fund(funded.Symbol);
                break;
            default:
                break;
        }
    }

    private void Hold(VenueModel venue, HeldBefore held)
    {
        var opened = held.OpenedAt?.ToUnixTimeMilliseconds() ?? venue.Clock.NowMs;
        account.Put(new Position
        {
            Symbol = held.Leg.Symbol,
            PositionIdx = held.Leg.PositionIdx,
            Side = SideOf(held.Side),
            Size = held.Size,
            EntryPrice = held.EntryPrice,
            Seq = 1,
            OpenMs = opened,
            CreatedMs = opened,
            UpdatedMs = opened,
        });
        if (held.StopLoss + held.TakeProfit + held.TrailingStop > 0)
        {
            Refused(held, venue.SetStops(account, new StopRequest
            {
                Symbol = held.Leg.Symbol,
                PositionIdx = held.Leg.PositionIdx,
                StopLoss = Given(held.StopLoss),
                TakeProfit = Given(held.TakeProfit),
                TrailingStop = Given(held.TrailingStop),
                SlTriggerBy = TriggerBy.MarkPrice,
                TpTriggerBy = TriggerBy.MarkPrice,
            }));
        }
    }

    private void Trade(VenueModel venue, TradedByHand trade)
    {
        var side = SideOf(trade.Side);
        var leg = account.Position(trade.Leg.Symbol, trade.Leg.PositionIdx);
        if (trade.Closed > 0)
        {
            var held = leg.Side == side.Opposite() ? leg.Size : 0;
            var closes = trade.ClosedAll ? held : Math.Min(held, trade.Closed);
            if (closes != trade.Closed)
            {
                Remark(trade, string.Create(CultureInfo.InvariantCulture, $"closed {trade.Closed:0.########} of {trade.Leg} by hand; here {closes:0.########} could be closed"));
            }

            Fill(venue, trade, side, closes, reduceOnly: true);
        }
        else if (leg.Side == side.Opposite() && !leg.IsFlat)
        {
            Remark(trade, string.Create(CultureInfo.InvariantCulture, $"opened {trade.Leg} by hand the other way; here {leg.Size:0.########} was still held, and it closed that first"));
        }

        Fill(venue, trade, side, trade.Quantity - trade.Closed, reduceOnly: false);
    }

    private void Fill(VenueModel venue, TradedByHand trade, Side side, decimal quantity, bool reduceOnly)
    {
        if (quantity > 0 && venue.Quote(trade.Leg.Symbol) is not null)
        {
            venue.FillAt(
                account, new OrderRequest { Symbol = trade.Leg.Symbol, PositionIdx = trade.Leg.PositionIdx, Side = side, Qty = quantity, ReduceOnly = reduceOnly }, trade.Price);
        }
    }

    private void SetStops(VenueModel venue, StopsByHand stops)
    {
        if (account.Position(stops.Leg.Symbol, stops.Leg.PositionIdx).IsFlat)
        {
            Remark(stops, $"stops of {stops.Leg} were set by hand; here nothing was held");
            return;
        }

        Refused(stops, venue.SetStops(account, new StopRequest
        {
            Symbol = stops.Leg.Symbol,
            PositionIdx = stops.Leg.PositionIdx,
            StopLoss = stops.StopLoss,
            TakeProfit = stops.TakeProfit,
            TrailingStop = stops.TrailingStop,
            SlTriggerBy = TriggerOf(stops.StopTrigger),
            TpTriggerBy = TriggerOf(stops.TakeTrigger),
        }));
    }

    private void Refused(RecordedDeed deed, Refusal? refusal)
    {
        // The same value again changes nothing, and nothing is what it was to change.
        if (refusal is { RetCode: not 34040 })
        {
            Remark(deed, $"stops set by hand were refused here: {refusal.RetCode} {refusal.RetMsg}");
        }
    }

    private void Remark(RecordedDeed deed, string what) =>
        _remarks.Add(string.Create(CultureInfo.InvariantCulture, $"at {deed.At.TotalSeconds:0.000} s (record {deed.Record}) {what}"));

    private static decimal? Given(decimal value) => value > 0 ? value : null;

    private static Side SideOf(Sdk.Values.Side side) => side == Sdk.Values.Side.Buy ? Side.Buy : Side.Sell;

    private static TriggerBy TriggerOf(StopTrigger trigger) => trigger switch
    {
        StopTrigger.MarkPrice => TriggerBy.MarkPrice,
        StopTrigger.IndexPrice => TriggerBy.IndexPrice,
        _ => TriggerBy.LastPrice,
    };
}
