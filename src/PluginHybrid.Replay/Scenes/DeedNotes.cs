using System.Text.Json;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Wire;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Replay.Scenes;

/// <summary>Finds in a recording what was done to the account beside the host: fills that are of no order of the host and of no stop, stops the host never asked for.</summary>
/// <param name="orders">The recording's orders.</param>
internal sealed class DeedNotes(OrderNotes orders)
{
    private const string Stop = "StopLoss";
    private const string Take = "TakeProfit";
    private const string Trail = "TrailingStop";

    private readonly HashSet<string> _placed = new(StringComparer.Ordinal);
    private readonly SortedDictionary<PositionKey, HeldLeg> _legs = [];
    private readonly List<RecordedDeed> _deeds = [];
    private readonly List<string> _remarks = [];
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>What was found, in order.</summary>
    public IReadOnlyList<RecordedDeed> Deeds => _deeds;

    /// <summary>The newest fee of a taking fill, as a fraction; <c>null</c> when there was none.</summary>
    public decimal? TakerFee { get; private set; }

    /// <summary>What is not certain.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>Something that was not done to the account.</summary>
    public void Add(RecordedDeed deed) => _deeds.Add(deed);

    /// <summary>The host sends an order.</summary>
    public void Asked(PlaceReduction call) => _placed.Add(call.OrderLinkId);

    /// <summary>The host sends stops.</summary>
    public void Asked(SetTradingStop call)
    {
        var leg = Of(call.Leg.Symbol, call.Leg.PositionIdx);
        leg.Ask(Stop, call.StopLoss);
        leg.Ask(Take, call.TakeProfit);
        leg.Ask(Trail, call.TrailingStop);
    }

    /// <summary>Executions were told.</summary>
    public void Executions(in Record record, TimeSpan at)
    {
        using var frame = JsonDocument.Parse(record.PayloadBytes());
        if (!frame.RootElement.TryGetProperty("data", out var rows))
        {
            return;
        }

        foreach (var row in rows.EnumerateArray())
        {
            Execution(new WireRow(row), record.Number, at);
        }
    }

    /// <summary>Rows of the position topic.</summary>
    public void Rows(in Record record, TimeSpan at)
    {
        using var frame = JsonDocument.Parse(record.PayloadBytes());
        if (!frame.RootElement.TryGetProperty("data", out var rows))
        {
            return;
        }

        foreach (var wire in rows.EnumerateArray().Select(row => new WireRow(row)).Where(wire => wire.Text("category") is "linear" or ""))
        {
            var leg = Of(wire.Text("symbol"), (int)wire.Figure("positionIdx"));
            if (wire.Figure("size") > 0)
            {
                Compare(leg, record.Number, at, wire.Figure("stopLoss"), wire.Figure("takeProfit"), wire.Figure("trailingStop"));
            }
        }
    }

    /// <summary>All rows of a settle coin were read: what is not among them is flat.</summary>
    /// <param name="rows">The rows of all pages.</param>
    /// <param name="coinOf">Settle coin of a symbol.</param>
    /// <param name="coin">Which was read.</param>
    /// <param name="record">The record of the last page.</param>
    /// <param name="at">When it came.</param>
    /// <param name="markOf">A symbol's mark price.</param>
    public void Read(IReadOnlyList<PositionRow> rows, Func<string, string> coinOf, string coin, long record, TimeSpan at, Func<string, decimal> markOf)
    {
        var isFirst = _read.Add(coin);
        var seen = new HashSet<PositionKey>();
        foreach (var row in rows.Where(row => row.Category is "linear" or ""))
        {
            var leg = Of(row.Symbol, row.PositionIdx);
            seen.Add(leg.Leg);
            if (isFirst && leg.Size == 0 && row.Size > 0)
            {
                Before(leg, row, record);
            }
            else
            {
                Found(leg, row.Size * HeldLeg.Sign(row.Side), row.EntryPrice ?? 0, record, at, markOf(row.Symbol));
                if (row.Size > 0)
                {
                    Compare(leg, record, at, row.StopLoss ?? 0, row.TakeProfit ?? 0, row.TrailingStop ?? 0);
                }
            }

            leg.ReadUpTo = Math.Max(leg.ReadUpTo, row.Seq ?? -1);
        }

        foreach (var leg in _legs.Values.Where(leg => leg.Size > 0 && !seen.Contains(leg.Leg) && coinOf(leg.Leg.Symbol) == coin).ToList())
        {
            Found(leg, 0, 0, record, at, markOf(leg.Leg.Symbol));
        }
    }

    private void Execution(WireRow wire, long record, TimeSpan at)
    {
        if (wire.Text("category") is not ("linear" or ""))
        {
            return;
        }

        var symbol = wire.Text("symbol");
        if (wire.Text("execType") == "Funding")
        {
            _deeds.Add(new Funded(at, record, symbol, wire.Figure("feeRate")));
            return;
        }

        if (wire.Text("execType") is not ("Trade" or "AdlTrade" or "BustTrade"))
        {
            return;
        }

        var side = wire.Text("side") == "Buy" ? Side.Buy : Side.Sell;
        var leg = Of(symbol, LegOf(wire, symbol, side));
        if (wire.Figure("seq") is var seq && seq > 0 && seq <= leg.ReadUpTo)
        {
            return;
        }

        TakerFee = !wire.Flag("isMaker") && wire.TryFigure("feeRate", out var rate) ? rate : TakerFee;
        var (quantity, was) = (wire.Figure("execQty"), leg.Signed);
        var closed = Math.Sign(was) == -HeldLeg.Sign(side) ? Math.Min(leg.Size, quantity) : 0;
        leg.Become(was + (quantity * HeldLeg.Sign(side)));
        if (!_placed.Contains(wire.Text("orderLinkId")) && !IsOfStop(wire.Text("createType")))
        {
            _deeds.Add(new TradedByHand(at, record, leg.Leg, side, quantity, wire.Figure("execPrice")) { Closed = closed, ClosedAll = closed > 0 && closed == Math.Abs(was) });
        }
    }

    // Executions do not name their leg. In hedge mode what closes is of the other side.
    private int LegOf(WireRow wire, string symbol, Side side) => orders.LegOf(wire.Text("orderId"))
        ?? (!orders.Hedged.Contains(symbol) ? 0 : (side == Side.Buy) == (wire.Figure("closedSize") == 0) ? 1 : 2);

    private static bool IsOfStop(string createType) => createType is "CreateByStopLoss" or "CreateByTakeProfit" or "CreateByPartialStopLoss"
        or "CreateByPartialTakeProfit" or "CreateByTrailingStop" or "CreateByTrailingProfit";

    private void Before(HeldLeg leg, PositionRow row, long record)
    {
        leg.Become(row.Size * HeldLeg.Sign(row.Side));
        (leg.Stops[Stop], leg.Stops[Take], leg.Stops[Trail]) = (row.StopLoss ?? 0, row.TakeProfit ?? 0, row.TrailingStop ?? 0);
        _deeds.Insert(0, new HeldBefore(TimeSpan.Zero, record, leg.Leg, row.Side, row.Size, row.EntryPrice ?? 0)
        {
            OpenedAt = row.OpenTime,
            StopLoss = row.StopLoss ?? 0,
            TakeProfit = row.TakeProfit ?? 0,
            TrailingStop = row.TrailingStop ?? 0,
        });
    }

    // A read tells what no frame told: it happened while the private stream was away.
    private void Found(HeldLeg leg, decimal signed, decimal entry, long record, TimeSpan at, decimal mark)
    {
        var by = signed - leg.Signed;
        if (by == 0)
        {
            return;
        }

        var closed = Math.Sign(leg.Signed) == -Math.Sign(by) ? Math.Min(leg.Size, Math.Abs(by)) : 0;
        var price = closed == 0 && leg.Size == 0 ? entry : mark;
        _deeds.Add(new TradedByHand(at, record, leg.Leg, by > 0 ? Side.Buy : Side.Sell, Math.Abs(by), price)
        {
            Closed = closed,
            ClosedAll = closed > 0 && closed == leg.Size,
            IsInferred = true,
        });
        _remarks.Add(FormattableString.Invariant(
            $"{leg.Leg} went from {leg.Signed:0.########} to {signed:0.########} while the private stream was away; taken as done by hand at {at.TotalSeconds:0.000} s, when a read found it"));
        leg.Become(signed);
    }

    private void Compare(HeldLeg leg, long record, TimeSpan at, decimal stop, decimal take, decimal trail)
    {
        var (newStop, newTake, newTrail) = (Changed(leg, Stop, stop), Changed(leg, Take, take), Changed(leg, Trail, trail));
        if (newStop is null && newTake is null && newTrail is null)
        {
            return;
        }

        _deeds.Add(new StopsByHand(at, record, leg.Leg)
        {
            StopLoss = newStop,
            TakeProfit = newTake,
            TrailingStop = newTrail,
            StopTrigger = orders.TriggerOf(leg.Leg.Symbol, leg.Leg.PositionIdx, Stop, stop),
            TakeTrigger = orders.TriggerOf(leg.Leg.Symbol, leg.Leg.PositionIdx, Take, take),
        });
    }

    // The new value when it is not what the host asked for.
    private static decimal? Changed(HeldLeg leg, string kind, decimal now)
    {
        if (leg.Stops.GetValueOrDefault(kind) == now)
        {
            return null;
        }

        leg.Stops[kind] = now;
        return leg.HasAsked(kind, now) ? null : now;
    }

    private HeldLeg Of(string symbol, int idx)
    {
        var key = new PositionKey(PositionKey.MainAccount, symbol, idx);
        if (!_legs.TryGetValue(key, out var leg))
        {
            _legs[key] = leg = new HeldLeg(key);
        }

        return leg;
    }
}
