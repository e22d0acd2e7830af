using System.Globalization;

namespace PluginHybrid.Configuration;

/// <summary>Spans of time as people write them: <c>30s</c>, <c>5m</c>, <c>1h30m</c>, <c>250ms</c>.</summary>
internal static class Durations
{
    /// <summary>For error texts.</summary>
    public const string Examples = "for example 250ms, 30s, 5m or 1h30m";

    private const int LargestCount = 1_000_000;

    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("h", TimeSpan.FromHours(1)), ("m", TimeSpan.FromMinutes(1)), ("s", TimeSpan.FromSeconds(1)), ("ms", TimeSpan.FromMilliseconds(1)),
    ];

    /// <summary>Reads a span; each unit at most once, the larger before the smaller, and never a bare number.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="span">What it means.</param>
    public static bool TryRead(string text, out TimeSpan span)
    {
        span = TimeSpan.Zero;
        var rest = text.AsSpan().Trim();
        var nextUnit = 0;
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0 || !int.TryParse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                || count > LargestCount)
            {
                return false;
            }

            rest = rest[digits..];
            var letters = rest.IndexOfAnyInRange('0', '9');
            var unit = (letters < 0 ? rest : rest[..letters]).ToString();
            var index = Array.FindIndex(Units, candidate => candidate.Unit == unit);
            if (index < nextUnit)
            {
                return false;
            }

            nextUnit = index + 1;
            span += count * Units[index].Length;
            rest = rest[unit.Length..];
        }

        return nextUnit > 0;
    }

    /// <summary>Writes a span the way <see cref="TryRead"/> reads it, down to milliseconds.</summary>
    /// <param name="span">Not negative.</param>
    public static string Text(TimeSpan span)
    {
        var text = string.Concat(Parts(span).Where(part => part.Count > 0).Select(part => $"{part.Count}{part.Unit}"));
        return text.Length == 0 ? "0s" : text;
    }

    private static IEnumerable<(long Count, string Unit)> Parts(TimeSpan span)
    {
        foreach (var (unit, length) in Units)
        {
            yield return (span.Ticks / length.Ticks, unit);
            span = TimeSpan.FromTicks(span.Ticks % length.Ticks);
        }
    }
}
