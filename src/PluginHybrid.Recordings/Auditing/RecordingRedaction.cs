using System.Text;
using PluginHybrid.Recordings.Capture;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Redaction;

namespace PluginHybrid.Recordings.Auditing;

/// <summary>Makes a recording safe by the policy of today: one that was made under an older policy, or under none.</summary>
/// <remarks>
/// What is safe already stays byte by byte, pseudonyms included: a second redaction changes nothing. Numbers, times, inputs and
/// unknown kinds stay. The file is read twice when it was redacted before: new pseudonyms must meet none that is kept.
/// </remarks>
public static class RecordingRedaction
{
    /// <summary>Redacts all parts into another folder; packed ones are packed again.</summary>
    /// <param name="path">The recording, whole: <see cref="RecordingRecovery"/> closes a torn one.</param>
    /// <param name="folder">Holds no recording yet.</param>
    /// <param name="settings">Policy, secrets, scale. Own order links of the header's plugins are known without being told.</param>
    /// <param name="progress">Told now and then how many bytes were looked at. Default nobody.</param>
    /// <param name="token">Gives up between two records; what was written stays.</param>
    /// <exception cref="RecordingException">It cannot be read, is torn, or the folder holds one.</exception>
    /// <exception cref="UnsafeRecordingException">A registered secret was met in a line that was ready to be written; it was not.</exception>
    /// <exception cref="UnknownPrivateMessageException">A private message of a class the policy does not know.</exception>
    public static RedactionReport Redact(string path, string folder, RedactionSettings settings, Action<long>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var files = RecordingFiles.Find(path);
        var header = HeaderOf(files[0]);
        var own = settings.OwnLink;
        var plugins = header.Plugins.Select(plugin => plugin.Id).Append(Core.Orders.CommandId.Host).ToList();
        settings = settings with
        {
            KeepsPseudonyms = header.Policy is not null,
            OwnLink = link => own(link) || plugins.Exists(plugin => Core.Orders.OrderLinkIds.IsOf(link, plugin)),
        };
        if (settings.KeepsPseudonyms)
        {
            var looked = new RecordRedactor(settings);
            Run(files, looked, settings.AmountScale, (_, _) => Stream.Null, progress, token);
            settings = settings with { PseudonymFloor = looked.HighestKept };
        }

        var target = new FolderTarget(folder, RecordingFiles.IsPacked(files[0]));
        var redactor = new RecordRedactor(settings);
        var (records, changed) = Run(files, redactor, settings.AmountScale, (part, _) => target.Create(part), progress, token);
        return new RedactionReport(records, changed, files.Count, header.Policy, redactor.Policy);
    }

    private static (long Records, long Changed) Run(
        IReadOnlyList<string> files, RecordRedactor redactor, decimal scale, Func<int, string, Stream> create, Action<long>? progress, CancellationToken token)
    {
        var safe = new SafeMessages(redactor);
        var run = new PartRun(new SafeRecords(safe), safe, redactor, scale, new Headway(progress, token));
        PartLink? previous = null;
        for (var at = 0; at < files.Count; at++)
        {
            using var lines = PartLines.Open(files[at]);
            using var to = create(at + 1, files[at]);
            previous = run.Write(lines, to, previous);
        }

        return (run.Records, run.Changed);
    }

    private static RecordingHeader HeaderOf(string file)
    {
        using var reader = RecordingReader.Open(file);
        return reader.Header;
    }

    private sealed class PartRun(SafeRecords records, SafeMessages safe, RecordRedactor redactor, decimal scale, Headway headway)
    {
        private long _bytes;

        public long Records { get; private set; }

        public long Changed { get; private set; }

        public PartLink Write(PartLines lines, Stream to, PartLink? previous)
        {
            if (!lines.Next())
            {
                throw Torn(lines, "the file is empty");
            }

            var first = Read(lines);
            var header = safe.Header(HeaderText.Read(first));
            header = header with
            {
                Previous = header.Previous is null ? null : previous ?? header.Previous,
                Extra = [.. header.Extra.Select(pair => KeyValuePair.Create(pair.Key, Canonical(pair.Value)))],
            };
            using var copy = new SealedCopy(to, header, first.Number, redactor.ThrowIfUnsafe, first.Nanoseconds, first.Input);
            while (lines.Next())
            {
                headway.Step(_bytes + lines.Position);
                Take(Read(lines), copy);
            }

            if (!copy.HasEnd)
            {
                throw Torn(lines, "the part has no end record");
            }

            _bytes += lines.Position;
            Records += copy.Writer.Records;
            return new PartLink(RecordingFiles.PlainName(lines.File), copy.Writer.Next - 1, copy.Sha);
        }

        private void Take(in Record record, SealedCopy copy)
        {
            switch (record.Kind)
            {
                case RecordKind.Checkpoint:
                    copy.Take(record);
                    break;
                case RecordKind.End:
                    copy.Pass(record);
                    var hash = scale == 1 && record.TryField("hash"u8, out var live) ? Encoding.UTF8.GetString(live) : null;
                    copy.End(safe.Text(record.Text("why"u8) ?? "stopped"), record.Number, hash);
                    break;
                default:
                    copy.Pass(record);
                    Changed += records.Write(record, copy.Writer) ? 1 : 0;
                    break;
            }
        }

        private string Canonical(string json) =>
            Encoding.UTF8.GetString(safe.Of(new MessagePlace(MessageKind.Canonical, "header"), Encoding.UTF8.GetBytes(json)));

        private static Record Read(PartLines lines)
        {
            var fault = LineFormat.Read(lines.Bytes, out var parts);
            return fault == LineFault.None && lines.IsWhole
                ? new Record(lines.Buffer, lines.LineAt, lines.LineLength, parts)
                : throw Torn(lines, fault == LineFault.None ? "the line is torn" : FaultText.Of(fault));
        }

        private static RecordingException Torn(PartLines lines, string what) => new(
            $"{lines.File}: line {lines.Line} (byte {lines.Offset}): {what}. Save what is whole first: `hybrid recording recover`.");
    }
}
