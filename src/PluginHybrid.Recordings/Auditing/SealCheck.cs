using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Recordings.Auditing;

/// <summary>Checkpoints and the end say of the bytes before them what is true.</summary>
internal sealed class SealCheck(AuditPlace place) : IDisposable
{
    private readonly XxHash3 _segment = new();
    private readonly IncrementalHash _all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly FrameTotals _totals = new();
    private long _segmentAt;
    private long _segmentLines;
    private long _lines;

    /// <summary>SHA-256 of the part's end record; <c>null</c> while there is none.</summary>
    public string? Sha { get; private set; }

    /// <summary>True once the part's end was read.</summary>
    public bool HasEnd => Sha is not null;

    /// <summary>A line, before it is hashed.</summary>
    /// <param name="record">The record it is.</param>
    public void Look(in Record record)
    {
        if (HasEnd)
        {
            place.Error("end.after", "a record stands behind the end record");
        }

        switch (record.Kind)
        {
            case RecordKind.Frame:
                _totals.Count(record.Connection, record.IsInput, record.TryField("tp"u8, out var topic) && topic.Length > 2 ? topic[1..^1] : default);
                break;
            case RecordKind.Checkpoint:
                Checkpoint(record);
                break;
            case RecordKind.End:
                End(record);
                break;
        }
    }

    /// <summary>Adds a line's bytes, whatever it is.</summary>
    /// <param name="line">Without its line feed.</param>
    /// <param name="isCheckpoint">The next segment begins behind it.</param>
    public void Add(ReadOnlySpan<byte> line, bool isCheckpoint)
    {
        _all.AppendData(line);
        _all.AppendData("\n"u8);
        _lines++;
        if (isCheckpoint)
        {
            _segment.Reset();
            (_segmentAt, _segmentLines) = (place.Lines.Position, 0);
            return;
        }

        _segment.Append(line);
        _segment.Append("\n"u8);
        _segmentLines++;
    }

    /// <inheritdoc />
    public void Dispose() => _all.Dispose();

    private void Checkpoint(in Record record)
    {
        if (record.Whole("cnt"u8) != _segmentLines)
        {
            place.Error("ck.count", $"the checkpoint says {record.Whole("cnt"u8)} records, its segment holds {_segmentLines}: a line is missing or added");
        }

        if (record.Whole("off"u8) != _segmentAt)
        {
            place.Error("ck.offset", $"the checkpoint says its segment begins at byte {record.Whole("off"u8)}, it begins at {_segmentAt}");
        }

        if (record.Text("sh"u8) != Convert.ToHexStringLower(_segment.GetCurrentHash()))
        {
            place.Error("ck.hash", "the bytes of the segment are not those the checkpoint was made of: a line was changed, moved or lost");
        }
    }

    private void End(in Record record)
    {
        if (record.Whole("cnt"u8) != _lines)
        {
            place.Error("end.count", $"the end says {record.Whole("cnt"u8)} records, there are {_lines}");
        }

        if (!record.TryField("st"u8, out var totals) || Encoding.UTF8.GetString(totals) != _totals.ToJson())
        {
            place.Error("end.totals", $"the end counts other frames per socket and topic than there are: {_totals.ToJson()}");
        }

        Sha = record.Text("sha"u8) ?? "";
        if (Sha != Convert.ToHexStringLower(_all.GetCurrentHash()))
        {
            place.Error("end.hash", "the bytes of the part are not those the end record was made of");
        }
    }
}
