using PluginHybrid.Recordings.Auditing;
using PluginHybrid.Recordings.Capture;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Replay.Cases;

/// <summary>Cuts the end off a recording, so that what is left replays by itself: with its plugins as they were at every moment up to there.</summary>
/// <remarks>
/// Of what stands behind the cut three things stay, for they belong before it: replies to requests made before, turns that began
/// before and were written down when they ended, and of each plugin the first turn after, which keeps it from running ahead.
/// </remarks>
internal static class CaseCut
{
    /// <summary>The newest input at a time, the last of the recording, and the time of its last record.</summary>
    /// <param name="path">The recording.</param>
    /// <param name="nanoseconds">Since its first moment.</param>
    /// <param name="token">Gives up.</param>
    public static (long At, long Last, long End) Look(string path, long nanoseconds, CancellationToken token)
    {
        using var reader = RecordingReader.Open(path);
        var (at, last, end) = (0L, 0L, 0L);
        while (reader.TryRead(out var record))
        {
            token.ThrowIfCancellationRequested();
            end = Math.Max(end, record.Nanoseconds);
            if (record.IsInput)
            {
                last = record.Input;
                at = record.Nanoseconds <= nanoseconds ? record.Input : at;
            }
        }

        return (at, last, end);
    }

    /// <summary>Writes what is left.</summary>
    /// <param name="path">The recording.</param>
    /// <param name="folder">Holds none.</param>
    /// <param name="span">Up to which input.</param>
    /// <param name="note">For the header; empty keeps that of the recording.</param>
    /// <param name="token">Gives up.</param>
    public static void Write(string path, string folder, CaseSpan span, string note, CancellationToken token)
    {
        var stay = Stay(path, span, token);
        using var reader = RecordingReader.Open(path);
        using var to = new FolderTarget(folder).Create(1);
        using var copy = new SealedCopy(to, span.Into(reader.Header) with
        {
            Made = "trimmed",
            Part = 1,
            Previous = null,
            Gaps = Gaps(stay),
            Note = note.Length > 0 ? note : reader.Header.Note,
        });
        var (isCut, hash) = (false, default(string));
        while (reader.TryRead(out var record))
        {
            token.ThrowIfCancellationRequested();
            isCut |= record.IsInput && record.Input > span.Last;
            if (!stay.Contains(record.Number))
            {
                // Nothing was cut: the hashes of the live run hold.
                hash = !isCut && record.Kind == RecordKind.End && record.TryField("hash"u8, out var live) ? System.Text.Encoding.UTF8.GetString(live) : hash;
                continue;
            }

            if (isCut)
            {
                Behind(record, copy.Writer, span.Last);
            }
            else
            {
                copy.Take(record);
            }
        }

        copy.End("cut", hash: hash);
    }

    // Behind the cut no input is newer than the last one that is there.
    private static void Behind(in Record record, RecordWriter writer, long last)
    {
        var line = writer.BeginAs(record.Kind, record.Number, record.Nanoseconds, last);
        record.CopyKeysTo(line);
        writer.Commit();
    }

    private static HashSet<long> Stay(string path, CaseSpan span, CancellationToken token)
    {
        using var reader = RecordingReader.Open(path);
        var stay = new HashSet<long>();
        var asked = new HashSet<long>();
        var ahead = new HashSet<string>(StringComparer.Ordinal);
        var isCut = false;
        while (reader.TryRead(out var record))
        {
            token.ThrowIfCancellationRequested();
            isCut |= record.IsInput && record.Input > span.Last;
            var stays = isCut ? Belongs(record, span.Last, asked, ahead) : record.Kind != RecordKind.End;
            if (!isCut && record.Kind == RecordKind.Request)
            {
                asked.Add(record.Whole("e"u8) ?? -1);
            }

            if (stays)
            {
                stay.Add(record.Number);
            }
        }

        return stay;
    }

    private static bool Belongs(in Record record, long last, HashSet<long> asked, HashSet<string> ahead) => record.Kind switch
    {
        RecordKind.Reply => asked.Remove(record.Whole("e"u8) ?? -1),
        RecordKind.Turn => record.Whole("be"u8) <= last || ahead.Add(record.Text("p"u8) ?? ""),
        _ => false,
    };

    private static List<(long, long)> Gaps(HashSet<long> stay)
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

        return gaps;
    }
}
