using System.Text;
using System.Text.Json.Nodes;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Recordings.Auditing;

/// <summary>Before the cut all is kept but prices and late turns; of each ticker topic one snapshot stands, in the place of the last, for all that was left out.</summary>
/// <remarks>The snapshot is the last one, with the members of every later delta in it: what the venue would have sent to one who subscribes at the cut.</remarks>
public sealed class TickerCut : ICutState
{
    private readonly SortedDictionary<string, Left> _left = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public bool Keep(in Record record)
    {
        if (record.Kind is RecordKind.Turn or RecordKind.PluginTimer or RecordKind.Plugin)
        {
            return false;
        }

        if (!record.IsFrameIn || record.Text("tp"u8) is not { } topic || !topic.StartsWith("tickers.", StringComparison.Ordinal))
        {
            return true;
        }

        var key = $"{record.Connection}/{topic}";
        if (JsonNode.Parse(record.PayloadBytes().Span) is JsonObject message)
        {
            Merge(key, topic, record, message);
        }

        return false;
    }

    /// <inheritdoc />
    public IReadOnlyCollection<long> Replaced => [.. _left.Values.Select(left => left.Number)];

    /// <inheritdoc />
    public void Replace(in Record record, RecordWriter writer)
    {
        var number = record.Number;
        var left = _left.Values.First(left => left.Number == number);
        writer.BeginAs(RecordKind.Frame, number, record.Nanoseconds, record.Input)
            .Connection(record.Connection).Direction(isIn: true).Utf8("o"u8, "t"u8)
            .Topic(Encoding.UTF8.GetBytes(left.Topic))
            .Payload(Encoding.UTF8.GetBytes(left.Message.ToJsonString()));
        writer.Commit();
    }

    private void Merge(string key, string topic, in Record record, JsonObject message)
    {
        if (_left.TryGetValue(key, out var before) && message["type"]?.GetValue<string>() == "delta"
            && before.Message["data"] is JsonObject all && message["data"] is JsonObject changed)
        {
            foreach (var (name, value) in changed)
            {
                all[name] = value?.DeepClone();
            }

            foreach (var (name, value) in message.Where(member => member.Key is "ts" or "cs"))
            {
                before.Message[name] = value?.DeepClone();
            }

            message = before.Message;
        }

        _left[key] = new Left(topic, record.Number, message);
    }

    private sealed record Left(string Topic, long Number, JsonObject Message);
}
