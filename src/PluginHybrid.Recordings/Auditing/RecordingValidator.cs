using System.Text.Json;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Recordings.Auditing;

/// <summary>Looks at every byte of a recording and tells all that is wrong, each with its place.</summary>
public sealed class RecordingValidator
{
    private readonly AuditPlace _place = new();
    private readonly OrderCheck _order;
    private readonly PairCheck _pairs;
    private readonly Action<long>? _progress;
    private string? _id;
    private string? _lastSha;
    private long _records;
    private long _bytes;

    private RecordingValidator(Action<long>? progress)
    {
        _progress = progress;
        _order = new OrderCheck(_place);
        _pairs = new PairCheck(_place);
    }

    /// <summary>Validates a recording, all its parts.</summary>
    /// <param name="path">Its folder or a file.</param>
    /// <param name="progress">Told now and then how many bytes were looked at. Default nobody.</param>
    /// <exception cref="RecordingException">There is none, or the disk cannot be read.</exception>
    public static AuditReport Validate(string path, Action<long>? progress = null)
    {
        var files = RecordingFiles.Find(path);
        var validator = new RecordingValidator(progress);
        for (var at = 0; at < files.Count; at++)
        {
            using var lines = PartLines.Open(files[at]);
            validator.Part(lines, isFirst: at == 0, isLast: at == files.Count - 1);
        }

        return validator.Report(files.Count);
    }

    /// <summary>Validates a recording of one part.</summary>
    /// <param name="stream">Its bytes, unpacked.</param>
    /// <param name="name">For the findings.</param>
    public static AuditReport Validate(Stream stream, string name)
    {
        var validator = new RecordingValidator(null);
        using var lines = new PartLines(stream, name);
        validator.Part(lines, isFirst: true, isLast: true);
        return validator.Report(1);
    }

    private AuditReport Report(int parts) => new(_place.Findings, _records, _bytes, parts, _order.Dropped);

    private void Part(PartLines lines, bool isFirst, bool isLast)
    {
        _place.Lines = lines;
        using var seals = new SealCheck(_place);
        while (lines.Next())
        {
            Line(lines, seals, isFirst);
            if (lines.Line % 8192 == 0)
            {
                _progress?.Invoke(_bytes + lines.Position);
            }
        }

        if (lines.Line == 0)
        {
            _place.Error("header.first", "the file is empty");
        }

        if (lines.IsPackTorn)
        {
            _place.Error("pack.torn", "the packed stream breaks off: run `hybrid recording recover`");
        }

        if (isLast)
        {
            _pairs.End();
        }

        if (!seals.HasEnd)
        {
            _place.Warn("end.missing", "there is no end record: the writer was killed or still writes. `hybrid recording recover` adds one");
        }

        _lastSha = seals.Sha;
        _bytes += lines.Position;
        _progress?.Invoke(_bytes);
    }

    private void Line(PartLines lines, SealCheck seals, bool isFirst)
    {
        var fault = LineFormat.Read(lines.Bytes, out var parts);
        if (fault != LineFault.None)
        {
            _place.Record = -1;
            _place.Error(
                fault switch { _ when !lines.IsWhole => "line.torn", LineFault.NoCheckSum or LineFault.WrongCheckSum => "line.crc", _ => "line.grammar" },
                FaultText.Of(fault));
            _order.Lost();
            seals.Add(lines.Bytes, isCheckpoint: false);
            return;
        }

        var record = new Record(lines.Buffer, lines.LineAt, lines.LineLength, parts);
        _place.Record = record.Number;
        _records++;
        if (!lines.IsWhole)
        {
            _place.Error("line.torn", "the last line has no line feed");
        }

        if (!IsJson(lines.Bytes))
        {
            _place.Error("line.json", "the line is no JSON object");
        }

        Header(record, lines.Line == 1, isFirst);
        _order.Look(record);
        if (_order.Dropped > 0) _pairs.Excuse();
        _pairs.Look(record);
        seals.Look(record);
        seals.Add(lines.Bytes, record.Kind == RecordKind.Checkpoint);
    }

    private void Header(in Record record, bool isFirstLine, bool isFirst)
    {
        if (isFirstLine != (record.Kind == RecordKind.Header))
        {
            _place.Error("header.first", isFirstLine ? "the file does not begin with a header" : "a header stands in the middle");
        }

        if (record.Kind != RecordKind.Header)
        {
            return;
        }

        try
        {
            var header = HeaderText.Read(record);
            _order.Begin(header);
            if (header.Gaps.Count > 0 || (isFirst && header.Part > 1)) _pairs.Excuse();
            if (header.Policy is null) _place.Warn("policy.none", "the recording was not redacted: do not share it");
            Link(header, isFirst);
        }
        catch (RecordingException wrong)
        {
            _place.Error("header.keys", wrong.Message);
        }
    }

    private void Link(RecordingHeader header, bool isFirst)
    {
        if (!isFirst && (header.Id != _id || header.Previous?.Sha256 != _lastSha))
        {
            _place.Error("part.link", "the part does not follow the one before: another id, or another hash of its end");
        }

        _id = header.Id;
    }

    private static bool IsJson(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = 256 });
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
