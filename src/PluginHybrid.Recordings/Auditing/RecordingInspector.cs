using System.Text.Json;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Recordings.Auditing;

/// <summary>Reads a recording once and gathers what a person wants to know of it.</summary>
public sealed class RecordingInspector
{
    private const int MostFaults = 200;

    private readonly SortedDictionary<ConnectionTag, SocketLife> _sockets = [];
    private readonly List<ConnectionTag> _order = [];
    private readonly SortedDictionary<string, TopicSum> _topics = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _sizes = new(StringComparer.Ordinal);
    private readonly List<LegChange> _legs = [];
    private readonly SortedDictionary<string, ExchangeSum> _exchanges = new(StringComparer.Ordinal);
    private readonly SortedDictionary<long, string> _asked = [];
    private readonly SortedDictionary<string, long> _commands = new(StringComparer.Ordinal);
    private readonly List<FaultSeen> _faults = [];
    private long _dropped;
    private string _why = "";

    private RecordingInspector()
    {
    }

    /// <summary>Reads it all.</summary>
    /// <param name="path">Its folder or file.</param>
    /// <param name="progress">Told now and then how many records were read. Default nobody.</param>
    /// <exception cref="RecordingException">It cannot be read.</exception>
    public static Inspection Inspect(string path, Action<long>? progress = null)
    {
        using var reader = RecordingReader.Open(path);
        var inspector = new RecordingInspector();
        var last = 0L;
        while (reader.TryRead(out var record))
        {
            inspector.Look(record);
            last = Math.Max(last, record.Nanoseconds);
            if (reader.Records % 65536 == 0) progress?.Invoke(reader.Records);
        }

        return inspector.Result(reader, last);
    }

    private Inspection Result(RecordingReader reader, long last)
    {
        foreach (var path in _asked.Values)
        {
            _exchanges[path].Unanswered++;
        }

        return new Inspection(
            reader.Header,
            reader.Records,
            last,
            reader.IsTorn ? "torn" : _why,
            _dropped,
            [.. _order.Select(tag => _sockets[tag])],
            [.. _topics.Select(pair => pair.Value.Figures(pair.Key))],
            _legs,
            [.. _exchanges.Select(pair => pair.Value.Figures(pair.Key))],
            [.. _commands],
            _faults);
    }

    private void Look(in Record record)
    {
        switch (record.Kind)
        {
            case RecordKind.Frame: Frame(record); break;
            case RecordKind.Dial: Socket(record, static life => life, record.Nanoseconds); break;
            case RecordKind.Opened: Opened(record); break;
            case RecordKind.Lost: Lost(record); break;
            case RecordKind.Request: Asked(record); break;
            case RecordKind.Reply: Replied(record); break;
            case RecordKind.Command: _commands[record.Text("p"u8) ?? ""] = _commands.GetValueOrDefault(record.Text("p"u8) ?? "") + 1; break;
            case RecordKind.Mark: Mark(record); break;
            case RecordKind.End: _why = record.Text("why"u8) ?? ""; break;
        }
    }

    private void Frame(in Record record)
    {
        var isIn = record.IsInput;
        Socket(record, life => isIn ? life with { In = life.In + 1 } : life with { Out = life.Out + 1 }, -1);
        if (!isIn || record.Text("tp"u8) is not { } topic)
        {
            return;
        }

        if (!_topics.TryGetValue(topic, out var sum))
        {
            _topics[topic] = sum = new TopicSum(record.Nanoseconds);
        }

        sum.Add(record.Nanoseconds);
        if (record.Connection.IsPrivate && topic.StartsWith("position", StringComparison.Ordinal) && record.PayloadForm == PayloadForm.Json)
        {
            Legs(record);
        }
    }

    private void Legs(in Record record)
    {
        using var parsed = JsonDocument.Parse(record.Payload.ToArray());
        if (!parsed.RootElement.TryGetProperty("data", out var rows) || rows.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        foreach (var row in rows.EnumerateArray())
        {
            var symbol = $"{Word(row, "symbol")}#{Word(row, "positionIdx")}";
            var size = Word(row, "size");
            var wasOpen = _sizes.TryGetValue(symbol, out var before) && IsHeld(before);
            _sizes[symbol] = size;
            if (IsHeld(size) != wasOpen)
            {
                _legs.Add(new LegChange(record.Nanoseconds, symbol, !wasOpen, Word(row, "side"), size));
            }
        }
    }

    private void Opened(in Record record)
    {
        var at = record.Nanoseconds;
        Socket(record, life => life with { Opened = at }, -1);
    }

    private void Lost(in Record record)
    {
        var (at, reason) = (record.Nanoseconds, record.Text("er"u8) ?? "");
        Socket(record, life => life with { Lost = at, Reason = reason }, -1);
        Fault(record, $"{record.Connection} lost: {reason}");
    }

    private void Asked(in Record record)
    {
        var path = $"{record.Text("m"u8)} {record.Text("u"u8)?.Split('?')[0]}";
        _asked[record.Whole("e"u8) ?? -1] = path;
        if (!_exchanges.TryGetValue(path, out var sum))
        {
            _exchanges[path] = sum = new ExchangeSum();
        }

        sum.Count++;
    }

    private void Replied(in Record record)
    {
        if (!_asked.Remove(record.Whole("e"u8) ?? -1, out var path))
        {
            return;
        }

        _exchanges[path].Add(record.Whole("st"u8) ?? 0, record.Whole("ms"u8) ?? 0);
        if (record.Whole("st"u8) != 200)
        {
            Fault(record, $"{path}: {record.Text("er"u8) ?? $"HTTP {record.Whole("st"u8)}"}");
        }
    }

    private void Mark(in Record record)
    {
        var mark = record.Text("m"u8) ?? "";
        _dropped += mark == "drop" ? DropMark.CountOf(record) : 0;
        Fault(record, $"mark {mark}");
    }

    private void Fault(in Record record, string words)
    {
        if (_faults.Count < MostFaults)
        {
            _faults.Add(new FaultSeen(record.Nanoseconds, record.Number, words));
        }
    }

    private void Socket(in Record record, Func<SocketLife, SocketLife> change, long dialled)
    {
        var tag = record.Connection;
        if (!_sockets.TryGetValue(tag, out var life))
        {
            life = new SocketLife(tag.ToString(), dialled, -1, -1, "", 0, 0);
            _order.Add(tag);
        }

        _sockets[tag] = change(life);
    }

    private static bool IsHeld(string? size) =>
        decimal.TryParse(size, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var held) && held != 0;

    private static string Word(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.ToString() : "";

    private sealed class TopicSum(long began)
    {
        private readonly long _first = began;
        private long _frames;
        private long _last = began;
        private long _gap;

        public void Add(long at)
        {
            _frames++;
            _gap = Math.Max(_gap, at - _last);
            _last = at;
        }

        public TopicFigures Figures(string topic) => new(topic, _frames, _last > _first ? (_frames - 1) / ((_last - _first) / 1e9) : 0, _gap);
    }

    private sealed class ExchangeSum
    {
        private long _failed;
        private long _answered;
        private long _milliseconds;

        public long Count { get; set; }

        public long Unanswered { get; set; }

        public void Add(long status, long milliseconds)
        {
            _failed += status == 200 ? 0 : 1;
            _answered++;
            _milliseconds += milliseconds;
        }

        public ExchangeFigures Figures(string path) => new(path, Count, _failed, Unanswered, _answered == 0 ? 0 : (double)_milliseconds / _answered);
    }
}
