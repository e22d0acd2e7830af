using System.Text.Json;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Replay.Scenes;

/// <summary>What the order rows of a recording say of orders: whose leg, and of which kind. Told after the fills they explain, so they are read first.</summary>
internal sealed class OrderNotes
{
    private readonly Dictionary<string, int> _legs = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Symbol, int Leg, string Kind, decimal Price), StopTrigger> _triggers = [];
    private readonly SortedSet<string> _hedged = new(StringComparer.Ordinal);

    /// <summary>Symbols of which a leg of hedge mode was seen.</summary>
    public IReadOnlyCollection<string> Hedged => _hedged;

    /// <summary>Orders that protected a part of a position only.</summary>
    public int Partial { get; private set; }

    /// <summary>Reads a recording's private frames.</summary>
    public static OrderNotes Read(string path, CancellationToken token)
    {
        var notes = new OrderNotes();
        using var reader = RecordingReader.Open(path);
        while (reader.TryRead(out var record))
        {
            token.ThrowIfCancellationRequested();
            var topic = record is { IsFrameIn: true, Connection.IsPrivate: true } ? record.Text("tp"u8) : null;
            if (topic is not null && (TopicIs(topic, "order") || TopicIs(topic, "position")))
            {
                notes.Take(record, topic);
            }
        }

        return notes;
    }

    /// <summary>True for a topic and for its categorised names.</summary>
    public static bool TopicIs(string topic, string name) =>
        topic.StartsWith(name, StringComparison.Ordinal) && (topic.Length == name.Length || topic[name.Length] == '.') && !topic.Contains(".fast", StringComparison.Ordinal);

    /// <summary>The leg of an order; <c>null</c> when no row told of it.</summary>
    public int? LegOf(string orderId) => _legs.TryGetValue(orderId, out var leg) ? leg : null;

    /// <summary>What sets off a stop; the last price when no row told of it.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="leg">The leg.</param>
    /// <param name="kind"><c>StopLoss</c> or <c>TakeProfit</c>.</param>
    /// <param name="price">Its trigger price.</param>
    public StopTrigger TriggerOf(string symbol, int leg, string kind, decimal price) => _triggers.GetValueOrDefault((symbol, leg, kind, price), StopTrigger.LastPrice);

    private void Take(in Record record, string topic)
    {
        using var frame = JsonDocument.Parse(record.PayloadBytes());
        if (!frame.RootElement.TryGetProperty("data", out var rows) || rows.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        foreach (var row in rows.EnumerateArray())
        {
            var wire = new WireRow(row);
            var leg = (int)wire.Figure("positionIdx");
            if (leg > 0)
            {
                _hedged.Add(wire.Text("symbol"));
            }

            if (TopicIs(topic, "order"))
            {
                Note(wire, leg);
            }
        }
    }

    private void Note(WireRow wire, int leg)
    {
        _legs[wire.Text("orderId")] = leg;
        var kind = wire.Text("stopOrderType");
        Partial += kind.StartsWith("Partial", StringComparison.Ordinal) && wire.Text("orderStatus") == "Untriggered" ? 1 : 0;
        if (kind is "StopLoss" or "TakeProfit")
        {
            _triggers[(wire.Text("symbol"), leg, kind, wire.Figure("triggerPrice"))] = wire.Text("triggerBy") switch
            {
                "MarkPrice" => StopTrigger.MarkPrice,
                "IndexPrice" => StopTrigger.IndexPrice,
                _ => StopTrigger.LastPrice,
            };
        }
    }
}
