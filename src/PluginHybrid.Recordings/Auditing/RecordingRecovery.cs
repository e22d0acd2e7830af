using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Recordings.Auditing;

/// <summary>Saves what a crash or a bad disk left of a recording: every whole line, closed by an end. The damaged files stay as they are.</summary>
public static class RecordingRecovery
{
    /// <summary>Recovers all parts into another folder.</summary>
    /// <param name="path">The damaged recording.</param>
    /// <param name="folder">Holds no recording yet; plain files are written.</param>
    /// <param name="progress">Told now and then how many lines were looked at. Default nobody.</param>
    /// <param name="token">Gives up between two lines; what was written stays.</param>
    /// <exception cref="RecordingException">There is none, its header is lost, or the folder holds one already.</exception>
    /// <returns>Lines kept, headers and ends counted, and lines lost: torn or damaged.</returns>
    public static (long Kept, long Lost) Recover(string path, string folder, Action<long>? progress = null, CancellationToken token = default)
    {
        var headway = new Headway(progress, token);
        var target = new Capture.FolderTarget(folder);
        var files = RecordingFiles.Find(path);
        var (kept, lost) = (0L, 0L);
        PartLink? previous = null;
        for (var at = 0; at < files.Count; at++)
        {
            using var lines = PartLines.Open(files[at]);
            using var to = target.Create(at + 1);
            var part = Recover(lines, to, previous, headway);
            (kept, lost) = (kept + part.Kept, lost + part.Lost);
            previous = part.Link with { File = target.NameOf(at + 1) };
        }

        return (kept, lost);
    }

    /// <summary>Recovers one part.</summary>
    /// <param name="from">The damaged bytes, unpacked.</param>
    /// <param name="name">Of the file, for texts.</param>
    /// <param name="to">Takes the whole lines.</param>
    /// <returns>Lines kept and lost.</returns>
    public static (long Kept, long Lost) Recover(Stream from, string name, Stream to)
    {
        using var lines = new PartLines(from, name);
        var part = Recover(lines, to, null, new Headway(null, CancellationToken.None));
        return (part.Kept, part.Lost);
    }

    private static PartResult Recover(PartLines lines, Stream to, PartLink? previous, Headway headway)
    {
        if (!lines.Next() || !TryRecord(lines, out var first) || first.Kind != RecordKind.Header)
        {
            throw new RecordingException($"{lines.File}: line 1: the header is damaged; without it nothing can be read. Take another copy of this part.");
        }

        var header = HeaderText.Read(first);
        if (header.Previous is not null && previous is not null)
        {
            header = header with { Previous = previous };
        }

        using var copy = new SealedCopy(to, header, first.Number, nanoseconds: first.Nanoseconds, input: first.Input);
        var result = new PartResult { Kept = 1, Last = first.Number };
        while (lines.Next())
        {
            headway.Step();
            Take(lines, copy, result);
        }

        if (lines.IsPackTorn)
        {
            result.Lost++;
        }

        if (!copy.HasEnd)
        {
            copy.End("recovered");
        }

        result.Link = new PartLink(RecordingFiles.PlainName(lines.File), copy.Writer.Next - 1, copy.Sha);
        return result;
    }

    private static void Take(PartLines lines, SealedCopy copy, PartResult result)
    {
        if (!TryRecord(lines, out var record) || record.Number <= result.Last || copy.HasEnd)
        {
            result.Lost++;
            result.Missing++;
            return;
        }

        if (result.Missing > 0 && record.Number > result.Last + 1)
        {
            // The lost lines' numbers are free: the mark takes the first, so that the hole is told where it is.
            copy.Writer.BeginAs(RecordKind.Mark, result.Last + 1, record.Nanoseconds, Math.Max(0, record.IsInput ? record.Input - 1 : record.Input))
                .Text("m"u8, "drop").Raw("j"u8, $"{{\"records\":{record.Number - result.Last - 1}}}");
            copy.Writer.Commit();
            result.HasHole = true;
        }

        result.Missing = 0;
        result.Kept++;
        result.Last = record.Number;
        if (record.Kind == RecordKind.End)
        {
            copy.Take(record);
            var hash = record.TryField("hash"u8, out var live) ? System.Text.Encoding.UTF8.GetString(live) : null;
            copy.End(result.HasHole ? "recovered" : record.Text("why"u8) ?? "recovered", record.Number, result.HasHole ? null : hash);
            return;
        }

        copy.Take(record);
    }

    private static bool TryRecord(PartLines lines, out Record record)
    {
        if (LineFormat.Read(lines.Bytes, out var parts) == LineFault.None)
        {
            record = new Record(lines.Buffer, lines.LineAt, lines.LineLength, parts);
            return true;
        }

        record = default;
        return false;
    }

    private sealed class PartResult
    {
        public long Kept { get; set; }

        public long Lost { get; set; }

        public long Missing { get; set; }

        public long Last { get; set; }

        public bool HasHole { get; set; }

        public PartLink Link { get; set; } = new("", 0, "");
    }
}
