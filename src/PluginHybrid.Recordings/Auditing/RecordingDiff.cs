using System.Text;
using System.Text.RegularExpressions;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Recordings.Auditing;

/// <summary>Compares two recordings record by record; numbers, times, and members that differ from run to run do not count.</summary>
public static partial class RecordingDiff
{
    private const int LookAhead = 400;

    /// <summary>Finds what differs.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <param name="most">Stops after so many differences. Default 1000.</param>
    /// <exception cref="RecordingException">One of them cannot be read.</exception>
    public static IReadOnlyList<Difference> Compare(string left, string right, int most = 1000)
    {
        var (one, other) = (Read(left), Read(right));
        var found = new List<Difference>();
        var (a, b) = (0, 0);
        while ((a < one.Count || b < other.Count) && found.Count < most)
        {
            if (a < one.Count && b < other.Count && one[a].Key == other[b].Key)
            {
                (a, b) = (a + 1, b + 1);
                continue;
            }

            var (skipLeft, skipRight) = Meet(one, a, other, b);
            found.AddRange(one.Skip(a).Take(skipLeft).Select(side => new Difference(IsLeft: true, side.Number, side.Nanoseconds, side.Key)));
            found.AddRange(other.Skip(b).Take(skipRight).Select(side => new Difference(IsLeft: false, side.Number, side.Nanoseconds, side.Key)));
            (a, b) = (a + skipLeft, b + skipRight);
        }

        return found;
    }

    // The nearest place where both go on the same, counted from here.
    private static (int Left, int Right) Meet(List<Side> one, int a, List<Side> other, int b)
    {
        for (var distance = 1; distance <= LookAhead * 2; distance++)
        {
            for (var left = Math.Max(0, distance - LookAhead); left <= Math.Min(distance, LookAhead); left++)
            {
                var right = distance - left;
                if (a + left < one.Count && b + right < other.Count && one[a + left].Key == other[b + right].Key)
                {
                    return (left, right);
                }
            }
        }

        return (Math.Min(LookAhead, one.Count - a), Math.Min(LookAhead, other.Count - b));
    }

    private static List<Side> Read(string path)
    {
        using var reader = RecordingReader.Open(path);
        var sides = new List<Side>();
        while (reader.TryRead(out var record))
        {
            if (record.Kind is not (RecordKind.Checkpoint or RecordKind.End or RecordKind.Turn))
            {
                sides.Add(new Side(KeyOf(record), record.Number, record.Nanoseconds));
            }
        }

        return sides;
    }

    private static string KeyOf(in Record record)
    {
        var text = Encoding.UTF8.GetString(record.Line[..^LineFormat.Tail]);
        var common = text.IndexOf(",\"i\":", StringComparison.Ordinal);
        var rest = text.IndexOf(',', common + 1);
        return $"{record.Kind.Name()}{(rest < 0 ? "" : Volatile().Replace(text[rest..], "$1…"))}";
    }

    [GeneratedRegex("""("(?:ts|cts|cs|seq|time|timeNow|timenow|date|traceid|updatedTime|createdTime|creationTime|execTime|openTime|req_id|reqId|conn_id|connId|ms|at|x-bapi-limit-reset-timestamp|timeNano|timeSecond)"[:,])("[^"]*"|-?\d+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Volatile();

    private sealed record Side(string Key, long Number, long Nanoseconds);
}
