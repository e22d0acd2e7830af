using System.Text;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Replay.Running;

namespace PluginHybrid.Replay.Verifying;

/// <summary>Shows where a run first parts from what was accepted.</summary>
internal static class FirstDifference
{
    private const int Neighbours = 3;
    private const int LongestCause = 400;

    /// <summary>The first line that differs, lines around it, and the record that caused it.</summary>
    /// <param name="what"><c>event</c> or <c>decision</c>.</param>
    /// <param name="accepted">The accepted lines.</param>
    /// <param name="found">The run's.</param>
    /// <param name="recording">Where causes are looked up.</param>
    /// <returns>Empty when no line differs.</returns>
    public static string Of(string what, IReadOnlyList<string> accepted, RunText found, string recording)
    {
        var place = 0;
        while (place < accepted.Count && place < found.Lines.Count && accepted[place] == found.Lines[place])
        {
            place++;
        }

        if (place == accepted.Count && place == found.Lines.Count)
        {
            return "";
        }

        var text = new StringBuilder();
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  first {what} that differs, line {place + 1}:\n");
        for (var i = Math.Max(0, place - Neighbours); i < place; i++)
        {
            text.Append("    ").Append(found.Lines[i]).Append('\n');
        }

        Append(text, "  - ", accepted, place, "(no more accepted)");
        Append(text, "  + ", found.Lines, place, "(no more)");
        for (var i = place + 1; i < Math.Min(found.Lines.Count, place + 1 + Neighbours); i++)
        {
            text.Append("    ").Append(found.Lines[i]).Append('\n');
        }

        if (place < found.Inputs.Count)
        {
            text.Append("  caused by ").Append(Cause(recording, found.Inputs[place])).Append('\n');
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string sign, IReadOnlyList<string> lines, int place, string otherwise) =>
        text.Append(sign).Append(place < lines.Count ? lines[place] : otherwise).Append('\n');

    private static string Cause(string recording, long input)
    {
        using var reader = RecordingReader.Open(recording);
        while (reader.TryRead(out var record))
        {
            if (record.IsInput && record.Input == input)
            {
                var line = record.ToString();
                return line.Length <= LongestCause ? line : line[..LongestCause] + " ...";
            }
        }

        return FormattableString.Invariant($"input {input}");
    }
}
