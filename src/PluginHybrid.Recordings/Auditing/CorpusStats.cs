using System.Text;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Recordings.Auditing;

/// <summary>What a set of recordings covers: kinds, topics, operations, paths, statuses, codes, reasons, marks.</summary>
public sealed class CorpusStats
{
    /// <summary>Recordings read.</summary>
    public int Recordings { get; private set; }

    /// <summary>Records in them.</summary>
    public long Records { get; private set; }

    /// <summary>Length of all sessions together, in seconds.</summary>
    public double Seconds { get; private set; }

    /// <summary>Records by kind.</summary>
    public SortedDictionary<string, long> Kinds { get; } = new(StringComparer.Ordinal);

    /// <summary>Frames in by topic, symbols left out.</summary>
    public SortedDictionary<string, long> Topics { get; } = new(StringComparer.Ordinal);

    /// <summary>Requests and their answers on sockets by operation.</summary>
    public SortedDictionary<string, long> Operations { get; } = new(StringComparer.Ordinal);

    /// <summary>HTTP exchanges by method and path.</summary>
    public SortedDictionary<string, long> Paths { get; } = new(StringComparer.Ordinal);

    /// <summary>HTTP replies by status; 0 for none.</summary>
    public SortedDictionary<string, long> Statuses { get; } = new(StringComparer.Ordinal);

    /// <summary>Codes of the venue in replies.</summary>
    public SortedDictionary<string, long> Codes { get; } = new(StringComparer.Ordinal);

    /// <summary>Why sockets ended.</summary>
    public SortedDictionary<string, long> Losses { get; } = new(StringComparer.Ordinal);

    /// <summary>Marks, faults among them.</summary>
    public SortedDictionary<string, long> Marks { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a recording.</summary>
    /// <param name="path">Its folder or file.</param>
    /// <exception cref="RecordingException">It cannot be read.</exception>
    public void Add(string path)
    {
        using var reader = RecordingReader.Open(path);
        var last = 0L;
        while (reader.TryRead(out var record))
        {
            Look(record);
            last = Math.Max(last, record.Nanoseconds);
        }

        Recordings++;
        Seconds += last / 1e9;
    }

    private void Look(in Record record)
    {
        Records++;
        Count(Kinds, record.Kind == RecordKind.Unknown ? "unknown" : record.Kind.Name());
        switch (record.Kind)
        {
            case RecordKind.Frame when record.Text("tp"u8) is { } topic:
                Count(Topics, topic.Split('.')[0]);
                break;
            case RecordKind.Frame when record.Text("q"u8) is { } operation:
                Count(Operations, $"{operation} {(record.IsInput ? "in" : "out")}");
                break;
            case RecordKind.Request:
                Count(Paths, $"{record.Text("m"u8)} {record.Text("u"u8)?.Split('?')[0]}");
                break;
            case RecordKind.Reply:
                Count(Statuses, $"{record.Whole("st"u8)}");
                if (CodeOf(record.Payload) is { } code) Count(Codes, code);
                break;
            case RecordKind.Lost:
                Count(Losses, record.Text("er"u8) ?? "");
                break;
            case RecordKind.Mark:
                Count(Marks, record.Text("m"u8) ?? "");
                break;
        }
    }

    private static string? CodeOf(ReadOnlySpan<byte> payload)
    {
        var at = payload.IndexOf("\"retCode\":"u8);
        if (at < 0)
        {
            return null;
        }

        var rest = payload[(at + 10)..];
        var end = rest.IndexOfAny((byte)',', (byte)'}');
        return end <= 0 ? null : Encoding.UTF8.GetString(rest[..end]);
    }

    private static void Count(SortedDictionary<string, long> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;
}
