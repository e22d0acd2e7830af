using PluginHybrid.Recordings.Capture;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Recordings.Auditing;

/// <summary>Cuts a piece out of a recording that still plays by itself: the handshake stays, and the state at the cut is put in.</summary>
public static class RecordingTrim
{
    /// <summary>Cuts into another folder; one plain part is written.</summary>
    /// <param name="path">The recording.</param>
    /// <param name="folder">Holds no recording yet.</param>
    /// <param name="filter">What stays behind the cut; everything before <see cref="RecordFilter.From"/> is the state's business.</param>
    /// <param name="state">Knows what the cut needs. Default <see cref="TickerCut"/>.</param>
    /// <param name="gate">Sees every line before it is written. Default none.</param>
    /// <param name="progress">Told now and then how many records were looked at; the file is read twice. Default nobody.</param>
    /// <param name="token">Gives up between two records; what was written stays.</param>
    /// <returns>Records kept and left out.</returns>
    /// <exception cref="RecordingException">There is none, or the folder holds one.</exception>
    public static (long Kept, long Left) Trim(string path, string folder, RecordFilter filter, ICutState? state = null, LineGate? gate = null, Action<long>? progress = null, CancellationToken token = default)
    {
        var cut = state ?? new TickerCut();
        var headway = new Headway(progress, token);
        var target = new FolderTarget(folder);
        var (numbers, left) = Numbers(path, filter, cut, headway);
        using var reader = RecordingReader.Open(path);
        using var to = target.Create(1);
        using var copy = new SealedCopy(to, HeaderOf(reader.Header, filter, numbers), gate: gate);
        var replaced = new HashSet<long>(cut.Replaced);
        while (reader.TryRead(out var record))
        {
            headway.Step();
            if (replaced.Contains(record.Number))
            {
                cut.Replace(record, copy.Writer);
            }
            else if (numbers.Contains(record.Number))
            {
                copy.Take(record);
            }
        }

        copy.End("trimmed");
        return (copy.Writer.Records, left);
    }

    // Which numbers stay must stand in the header, before the first of them: so the file is read twice.
    private static (HashSet<long> Stay, long Left) Numbers(string path, RecordFilter filter, ICutState cut, Headway headway)
    {
        using var reader = RecordingReader.Open(path);
        var stay = new HashSet<long>();
        var left = 0L;
        while (reader.TryRead(out var record))
        {
            headway.Step();
            if (record.Nanoseconds < filter.From ? cut.Keep(record) : Stays(record, filter))
            {
                stay.Add(record.Number);
            }
            else
            {
                left++;
            }
        }

        stay.UnionWith(cut.Replaced);
        return (stay, left);
    }

    // What belongs to no socket or topic stays whatever is asked for: inputs of the session itself, commands, marks.
    private static bool Stays(in Record record, RecordFilter filter)
    {
        if (record.Nanoseconds > filter.To)
        {
            return false;
        }

        return !record.IsFrameIn || !record.TryField("tp"u8, out _) || filter.Matches(record);
    }

    private static RecordingHeader HeaderOf(RecordingHeader header, RecordFilter filter, HashSet<long> stay)
    {
        var gaps = new List<(long, long)>();
        var next = 1L;
        foreach (var number in stay.Order())
        {
            if (number > next)
            {
                gaps.Add((next, number - 1));
            }

            next = number + 1;
        }

        return header with
        {
            Made = "trimmed",
            Part = 1,
            Previous = null,
            Gaps = gaps,
            Note = header.Note.Length > 0 ? header.Note : FormattableString.Invariant($"a piece of a longer one, from {filter.From / 1e9:0.###} s on"),
        };
    }
}
