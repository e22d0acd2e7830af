using System.Text;
using System.Text.Json;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.FakeExchange.Playback;

/// <summary>Sorts the records of a recording into what a playback needs.</summary>
internal sealed class RecordedParts
{
    private readonly Dictionary<long, RecordedExchange> _waiting = [];
    private readonly HashSet<ConnectionTag> _opened = [];
    private readonly HashSet<ConnectionTag> _closedByClient = [];
    private readonly LossStep?[] _lastLoss = new LossStep?[2];
    private readonly bool[] _everOpen = new bool[2];

    public List<RecordedStep> Steps { get; } = [];

    public List<RecordedExchange> Exchanges { get; } = [];

    public List<(bool IsPrivate, int Status)> FirstFailedDials { get; } = [];

    public SortedSet<string> Watched { get; } = new(StringComparer.Ordinal);

    public int AnsweredLive { get; private set; }

    public TimeSpan Last { get; private set; }

    public void Take(in Record record)
    {
        var place = new RecordPlace(record.Number, TimeSpan.FromTicks(record.Nanoseconds / 100));
        Last = place.At > Last ? place.At : Last;
        switch (record.Kind)
        {
            case RecordKind.Frame when record.IsInput:
                TakeIn(record, place);
                break;
            case RecordKind.Frame:
                TakeOut(record, place);
                break;
            case RecordKind.Opened:
                _opened.Add(record.Connection);
                _everOpen[Index(record)] = true;
                break;
            case RecordKind.Watch when _opened.Count == 0 && record.Flag("on"u8):
                Watched.Add(record.Text("s"u8) ?? "");
                break;
            case RecordKind.Close:
                _closedByClient.Add(record.Connection);
                break;
            case RecordKind.Lost:
                TakeLoss(record, place);
                break;
            case RecordKind.Request:
                TakeRequest(record, place);
                break;
            case RecordKind.Reply:
                TakeReply(record, place);
                break;
        }
    }

    private static int Index(in Record record) => record.Connection.IsPrivate ? 0 : 1;

    private void TakeIn(in Record record, RecordPlace place)
    {
        if (!record.Connection.IsKnown)
        {
            return;
        }

        var payload = record.PayloadBytes();
        var (topic, isControl) = record.Text("tp"u8) is { } told ? (told, false) : TopicOf(payload);
        if (isControl)
        {
            AnsweredLive++;
            return;
        }

        Steps.Add(new FrameStep(place, record.Connection, topic, payload.ToArray(), record.PayloadForm != PayloadForm.Base64));
    }

    private void TakeOut(in Record record, RecordPlace place)
    {
        if (record.Text("q"u8) is "subscribe" or null && Topics(record.PayloadBytes()) is { Count: > 0 } topics)
        {
            Steps.Add(new SubscribeStep(place, record.Connection.IsPrivate, topics));
        }
    }

    /// <summary>A loss that follows the client's own close is the client's; one without an open socket is a dial that failed.</summary>
    private void TakeLoss(in Record record, RecordPlace place)
    {
        if (_closedByClient.Contains(record.Connection) || !record.Connection.IsKnown)
        {
            return;
        }

        var isPrivate = record.Connection.IsPrivate;
        if (!_opened.Contains(record.Connection))
        {
            var status = (int)(record.Whole("st"u8) ?? 0);
            if (!_everOpen[Index(record)])
            {
                FirstFailedDials.Add((isPrivate, status));
            }
            else
            {
                _lastLoss[Index(record)]?.FailedDials.Add(status);
            }

            return;
        }

        var loss = new LossStep(place, isPrivate, record.Text("er"u8) ?? "");
        _lastLoss[Index(record)] = loss;
        Steps.Add(loss);
    }

    private void TakeRequest(in Record record, RecordPlace place)
    {
        var address = record.Text("u"u8) ?? "";
        var at = address.IndexOf('?', StringComparison.Ordinal);
        var exchange = new RecordedExchange(
            place, record.Text("m"u8) ?? "GET", at < 0 ? address : address[..at], at < 0 ? "" : address[(at + 1)..], Encoding.UTF8.GetString(record.PayloadBytes().Span));
        _waiting[record.Whole("e"u8) ?? -1] = exchange;
        Exchanges.Add(exchange);
        if (exchange.IsCommand)
        {
            Steps.Add(new CommandStep(place, exchange));
        }
    }

    private void TakeReply(in Record record, RecordPlace place)
    {
        if (!_waiting.Remove(record.Whole("e"u8) ?? -1, out var exchange))
        {
            return;
        }

        exchange.Answer(place, (int)(record.Whole("st"u8) ?? 0), Encoding.UTF8.GetString(record.PayloadBytes().Span));
        if (exchange.HasReply && RestRoutes.TopicOf(exchange.Path) is not null)
        {
            Steps.Add(new ReplyStep(place, exchange));
        }
    }

    private static (string Topic, bool IsControl) TopicOf(ReadOnlyMemory<byte> payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return ("", false);
            }

            return document.RootElement.TryGetProperty("topic", out var topic) && topic.ValueKind == JsonValueKind.String
                ? (topic.GetString()!, false)
                : ("", document.RootElement.TryGetProperty("op", out _));
        }
        catch (JsonException)
        {
            // No JSON: a broken frame, which is played as it stands.
            return ("", false);
        }
    }

    private static List<string> Topics(ReadOnlyMemory<byte> request)
    {
        try
        {
            using var document = JsonDocument.Parse(request);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("op", out var op) && op.ValueEquals("subscribe") && root.TryGetProperty("args", out var args)
                ? [.. args.EnumerateArray().Where(arg => arg.ValueKind == JsonValueKind.String).Select(arg => arg.GetString()!)]
                : [];
        }
        catch (JsonException)
        {
            // What the client sent was no JSON; then it subscribed nothing with it.
            return [];
        }
    }
}
