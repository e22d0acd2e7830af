using System.Globalization;

namespace PluginHybrid.Hosting.Settings;

/// <summary>Time spans as people write them: <c>250ms</c>, <c>30s</c>, <c>5m</c>, <c>1h30m</c>, <c>2d</c>, <c>00:05:00</c>.</summary>
internal static class Durations
{
    /// <summary>For error texts.</summary>
    public const string Examples = "250ms, 30s, 5m, 1h30m, 2d or 00:05:00";

    /// <summary>Reads one; <c>null</c> when it is none. A number without a unit is none.</summary>
    /// <param name="text">As written.</param>
    public static TimeSpan? Read(string text)
    {
        if (text.Contains(':')) return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var clock) ? clock : null;
        var rest = text.AsSpan().Trim();
        var negative = rest.StartsWith("-");
        if (negative) rest = rest[1..];
        if (rest.Length == 0) return null;
        var ticks = 0m;
        while (rest.Length > 0)
        {
            var digits = Span(rest, letter => char.IsAsciiDigit(letter) || letter == '.');
            var letters = Span(rest[digits..], char.IsAsciiLetter);
            if (!decimal.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)) return null;
            if (UnitTicks(rest.Slice(digits, letters)) is not { } unit) return null;
            if (amount > long.MaxValue / unit) return null;
            ticks += amount * unit;
            rest = rest[(digits + letters)..];
        }

        return ticks > long.MaxValue ? null : TimeSpan.FromTicks((long)(negative ? -ticks : ticks));
    }

    private static int Span(ReadOnlySpan<char> text, Func<char, bool> belongs)
    {
        var length = 0;
        while (length < text.Length && belongs(text[length])) length++;
        return length;
    }

    private static decimal? UnitTicks(ReadOnlySpan<char> unit) => unit switch
    {
        "ms" => TimeSpan.TicksPerMillisecond,
        "s" => TimeSpan.TicksPerSecond,
        "m" => TimeSpan.TicksPerMinute,
        "h" => TimeSpan.TicksPerHour,
        "d" => TimeSpan.TicksPerDay,
        _ => null,
    };
}
