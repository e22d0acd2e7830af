using System.Text.Json;
using PluginHybrid.FakeExchange.Playback;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Staging;

/// <summary>Finds what people did in a recording: trades of no order of the host's and no stop, changes of size that nobody told, stops the host never asked for.</summary>
internal sealed class RecordedHands
{
    /// <summary>Members of a row and of a request that hold a stop.</summary>
    public static readonly string[] StopFields = ["stopLoss", "takeProfit", "trailingStop"];

    // A row and the order that explains it come one after the other, in either order.
    private static readonly TimeSpan SameMoment = TimeSpan.FromMilliseconds(500);

    private readonly RecordedCommands _commands;
    private readonly Dictionary<string, decimal> _filled = new(StringComparer.Ordinal);
    private readonly List<Fill> _fills = [];
    private readonly List<Row> _rows = [];

    private RecordedHands(RecordedSession session)
    {
        _commands = new RecordedCommands(session);
        var toldAnything = false;
        foreach (var step in session.Steps)
        {
            switch (step)
            {
                case FrameStep { Connection.IsPrivate: true } frame:
                    toldAnything |= frame.Topic.Split('.')[0] is "order" or "position";
                    Take(frame);
                    break;
                case ReplyStep { Exchange.Path: RestRoutes.Positions } reply:
                    Array.ForEach([.. RestRows.Of(reply.Exchange.Reply) ?? []], row => TakeRow(row, toldAnything ? reply.Place : reply.Place with { At = TimeSpan.Zero }));
                    break;
            }
        }
    }

    /// <summary>Their deeds, in no particular order.</summary>
    public static IEnumerable<StagedStep> Of(RecordedSession session)
    {
        var hands = new RecordedHands(session);
        var legs = hands._fills.Select(fill => fill.Leg).Concat(hands._rows.Select(row => row.Leg)).Distinct().ToList();
        return legs.SelectMany(leg => hands.Trades(leg).Concat<StagedStep>(hands.Stops(leg)));
    }

    private void Take(FrameStep frame)
    {
        try
        {
            using var document = JsonDocument.Parse(frame.Payload);
            if (document.RootElement is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array)
            {
                return;
            }

            foreach (var row in data.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Object).Select(RawRow.Of))
            {
                if (frame.Topic.Split('.')[0] == "order")
                {
                    TakeOrder(row, frame.Place);
                }
                else if (frame.Topic.Split('.')[0] == "position")
                {
                    TakeRow(row, frame.Place);
                }
            }
        }
        catch (JsonException)
        {
            // A broken frame of the recording tells nothing.
        }
    }

    private void TakeOrder(RawRow row, RecordPlace place)
    {
        var total = Number(row, "cumExecQty");
        var qty = total - _filled.GetValueOrDefault(row["orderId"]);
        if (qty > 0)
        {
            _filled[row["orderId"]] = total;
            var isHand = row["stopOrderType"] is "" or "UNKNOWN" && !_commands.Placed(row["orderLinkId"]);
            _fills.Add(new Fill(place, LegOf(row), row["side"] == "Sell" ? -qty : qty, Number(row, "avgPrice"), isHand));
        }
    }

    private void TakeRow(RawRow row, RecordPlace place)
    {
        var leg = LegOf(row);
        var (size, seq) = (Number(row, "size"), (long)Number(row, "seq"));
        if (_rows.LastOrDefault(known => known.Leg == leg) is not { } before || seq >= before.Seq)
        {
            var entry = Number(row, "entryPrice") is > 0 and var told ? told : Number(row, "avgPrice");
            _rows.Add(new Row(place, leg, row["side"] == "Sell" ? -size : size, entry, seq, [.. StopFields.Select(field => Number(row, field))]));
        }
    }

    private List<TradeStep> Trades(RecordedLeg leg)
    {
        var steps = new List<TradeStep>();
        var fills = _fills.Where(fill => fill.Leg == leg).ToList();
        var bridged = new List<Fill>();
        foreach (var row in _rows.Where(row => row.Leg == leg))
        {
            var known = fills.Concat(bridged).OrderBy(fill => fill.Place.At).ThenBy(fill => fill.Place.Number).ToList();
            var surely = known.Where(fill => fill.Place.At < row.Place.At - SameMoment).Sum(fill => fill.Signed);
            var perhaps = known.Where(fill => fill.Place.At >= row.Place.At - SameMoment && fill.Place.At <= row.Place.At + SameMoment).ToList();
            var explained = perhaps.Aggregate(new List<decimal> { surely }, (sums, fill) => [.. sums, sums[^1] + fill.Signed]);
            if (!explained.Contains(row.Size))
            {
                var now = known.Where(fill => fill.Place.Number <= row.Place.Number).Sum(fill => fill.Signed);
                bridged.Add(new Fill(row.Place, leg, row.Size - now, Math.Abs(row.Size) > Math.Abs(now) ? row.Entry : 0, IsHand: true));
            }
        }

        var held = 0m;
        foreach (var fill in fills.Concat(bridged).OrderBy(fill => fill.Place.At).ThenBy(fill => fill.Place.Number))
        {
            var after = held + fill.Signed;
            if (fill.IsHand && fill.Signed != 0)
            {
                var reduces = held != 0 && Math.Abs(after) < Math.Abs(held) && after * held >= 0;
                steps.Add(new TradeStep(
                    fill.Place.At, fill.Place.Number, leg.Symbol, leg.Idx, fill.Signed > 0 ? Side.Buy : Side.Sell, Math.Abs(fill.Signed), fill.Price > 0 ? fill.Price : null, reduces));
            }

            held = after;
        }

        return steps;
    }

    private IEnumerable<StopStep> Stops(RecordedLeg leg)
    {
        var before = new decimal[StopFields.Length];
        foreach (var row in _rows.Where(row => row.Leg == leg))
        {
            if (row.Size == 0)
            {
                before = new decimal[StopFields.Length];
                continue;
            }

            var edited = StopFields.Select((field, at) => row.Stops[at] != before[at] && !_commands.Asked(leg, field, row.Stops[at]) ? row.Stops[at] : (decimal?)null).ToList();
            if (edited.Exists(value => value is not null))
            {
                yield return new StopStep(row.Place.At, row.Place.Number, leg.Symbol, leg.Idx, edited[0], edited[1], edited[2]);
            }

            before = row.Stops;
        }
    }

    private static RecordedLeg LegOf(RawRow row) => new(row["symbol"], (int)Number(row, "positionIdx"));

    private static decimal Number(RawRow row, string name) => RecordedPrices.Number(row[name]);

    private sealed record Fill(RecordPlace Place, RecordedLeg Leg, decimal Signed, decimal Price, bool IsHand);

    private sealed record Row(RecordPlace Place, RecordedLeg Leg, decimal Size, decimal Entry, long Seq, decimal[] Stops);
}
