using System.Globalization;

namespace PluginHybrid.Plugins.Ageing;

/// <summary>Hours of the day in UTC, also over midnight. The beginning belongs to them, the end does not.</summary>
internal sealed class UtcHours
{
    private readonly (TimeSpan From, TimeSpan To)[] _spans;

    private UtcHours((TimeSpan From, TimeSpan To)[] spans) => _spans = spans;

    /// <summary>Reads <c>22:00-06:00</c>; several with a blank between.</summary>
    /// <exception cref="FormatException">It cannot be read; the text says which entry and what is wanted.</exception>
    public static UtcHours Parse(string text) =>
        new([.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Span)]);

    /// <summary>What is wrong with the hours, or <c>null</c>.</summary>
    public static string? Check(string text)
    {
        try
        {
            Parse(text);
            return null;
        }
        catch (FormatException problem)
        {
            return problem.Message;
        }
    }

    /// <summary>Whether a moment lies in them.</summary>
    public bool Contain(DateTimeOffset moment)
    {
        var time = moment.UtcDateTime.TimeOfDay;
        return _spans.Any(span => span.From < span.To ? time >= span.From && time < span.To : time >= span.From || time < span.To);
    }

    private static (TimeSpan From, TimeSpan To) Span(string entry) =>
        entry.Split('-') is [var from, var to] && Time(from) is { } begin && Time(to) is { } end && begin != end
            ? (begin, end)
            : throw new FormatException($"quietHours: \"{entry}\" are no hours; wanted two different times from 00:00 to 23:59, for example 22:00-06:00");

    private static TimeSpan? Time(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.ToTimeSpan() : null;
}
