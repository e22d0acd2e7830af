using System.Globalization;
using System.Text.Json;

namespace PluginHybrid.FakeExchange.Playback;

/// <summary>Positions, orders and fills as the recording implies them at a record: from private frames and from answers over REST.</summary>
internal sealed class AccountState
{
    private const int EndedMax = 500;
    private static readonly string[] Ended = ["Filled", "Cancelled", "Rejected", "Deactivated", "PartiallyFilledCanceled"];
    private readonly SortedDictionary<(string Symbol, string Leg), (RawRow Row, long Record)> _positions = new(LegOrder.Instance);
    private readonly List<RawRow> _open = [];
    private readonly List<RawRow> _ended = [];
    private readonly List<RawRow> _fills = [];

    /// <summary>Called with every position row that was taken over.</summary>
    public Action<RawRow>? Held { get; set; }

    /// <summary>Position rows as REST would tell them, by symbol and leg.</summary>
    public IEnumerable<RawRow> Positions => _positions.Values.Select(held => held.Row);

    /// <summary>Open orders, oldest first.</summary>
    public IReadOnlyList<RawRow> OpenOrders => _open;

    /// <summary>Orders that ended, oldest first.</summary>
    public IReadOnlyList<RawRow> EndedOrders => _ended;

    /// <summary>Fills, oldest first.</summary>
    public IReadOnlyList<RawRow> Fills => _fills;

    /// <summary>Takes a private frame.</summary>
    public void Apply(FrameStep frame)
    {
        try
        {
            using var document = JsonDocument.Parse(frame.Payload);
            if (document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array)
            {
                foreach (var row in data.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Object).Select(RawRow.Of))
                {
                    Apply(frame.Topic.Split('.')[0], row, frame.Place.Number);
                }
            }
        }
        catch (JsonException)
        {
            // A broken frame of the recording: it is played as it stands, but tells nothing.
        }
    }

    /// <summary>Takes the rows of an answer.</summary>
    public void Apply(RecordedExchange exchange)
    {
        var topic = RestRoutes.TopicOf(exchange.Path);
        if (topic is null || RestRows.Of(exchange.Reply) is not { } rows)
        {
            return;
        }

        foreach (var row in topic == "execution" ? rows.Reverse() : rows)
        {
            Apply(topic, row, exchange.Asked.Number);
        }

        if (topic == "position" && exchange.Query.Contains("settleCoin=", StringComparison.Ordinal) && !exchange.Query.Contains("cursor=", StringComparison.Ordinal) && rows.Count < 20)
        {
            ForgetOthers(rows, exchange.Asked.Number);
        }
    }

    private void Apply(string topic, RawRow row, long record)
    {
        switch (topic)
        {
            case "position":
                Hold(row["avgPrice"].Length > 0 || row["entryPrice"].Length == 0 ? row : row.Renamed("entryPrice", "avgPrice"), record);
                break;
            case "order":
                Put(row);
                break;
            case "execution" when _fills.TrueForAll(known => known["execId"] != row["execId"]):
                _fills.Add(row);
                break;
        }
    }

    /// <summary>A row that is older than what is known stays out: an answer can be overtaken by a frame.</summary>
    private void Hold(RawRow row, long record)
    {
        var leg = (row["symbol"], row["positionIdx"]);
        var known = _positions.GetValueOrDefault(leg);
        if (known.Row is not null && Seq(row) < Seq(known.Row))
        {
            return;
        }

        _positions[leg] = (row, record);
        Held?.Invoke(row);
    }

    /// <summary>What a whole list of held positions does not name is held no more.</summary>
    private void ForgetOthers(IReadOnlyList<RawRow> rows, long record)
    {
        var gone = _positions
            .Where(held => held.Value.Record < record && held.Value.Row["size"] is not ("" or "0") && rows.All(row => (row["symbol"], row["positionIdx"]) != held.Key))
            .ToList();
        foreach (var (leg, held) in gone)
        {
            var flat = held.Row.Renamed("", "");
            flat.Put("size", "\"0\"");
            flat.Put("side", "\"\"");
            _positions[leg] = (flat, record);
            Held?.Invoke(flat);
        }
    }

    private void Put(RawRow order)
    {
        var at = _open.FindIndex(known => known["orderId"] == order["orderId"]);
        if (!Ended.Contains(order["orderStatus"]))
        {
            if (at >= 0)
            {
                _open[at] = order;
            }
            else if (_ended.TrueForAll(known => known["orderId"] != order["orderId"]))
            {
                _open.Add(order);
            }

            return;
        }

        if (at >= 0)
        {
            _open.RemoveAt(at);
        }

        _ended.RemoveAll(known => known["orderId"] == order["orderId"]);
        _ended.Add(order);
        if (_ended.Count > EndedMax)
        {
            _ended.RemoveAt(0);
        }
    }

    private static long Seq(RawRow row) => long.TryParse(row["seq"], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seq) ? seq : -1;

    private sealed class LegOrder : IComparer<(string Symbol, string Leg)>
    {
        public static LegOrder Instance { get; } = new();

        public int Compare((string Symbol, string Leg) x, (string Symbol, string Leg) y) =>
            string.CompareOrdinal(x.Symbol, y.Symbol) is not 0 and var order ? order : string.CompareOrdinal(x.Leg, y.Leg);
    }
}
