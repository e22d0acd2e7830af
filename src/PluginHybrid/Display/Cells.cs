using System.Globalization;
using PluginHybrid.Core.Connections;
using PluginHybrid.Core.Session;
using PluginHybrid.Watching;

namespace PluginHybrid.Display;

/// <summary>Figures as the table shows them: always as wide, so that nothing jumps.</summary>
internal static class Cells
{
    /// <summary>What stands where there is no figure.</summary>
    public const string None = "–";

    /// <summary>A count with its digits grouped.</summary>
    /// <param name="count">The count.</param>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A price with a given number of decimals.</summary>
    /// <param name="price">The price; <c>null</c> when unknown.</param>
    /// <param name="decimals">How many.</param>
    public static string Price(decimal? price, int decimals) => price?.ToString($"N{decimals}", CultureInfo.InvariantCulture) ?? None;

    /// <summary>Milliseconds: two digits that matter, at most one decimal.</summary>
    /// <param name="milliseconds">The figure; <c>null</c> when unknown.</param>
    public static string Milliseconds(double? milliseconds) => milliseconds switch
    {
        null => None,
        < 10 => milliseconds.Value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => milliseconds.Value.ToString("N0", CultureInfo.InvariantCulture),
    };

    /// <summary>Seconds with one decimal, up to a minute; then minutes and hours.</summary>
    /// <param name="span">The span; <c>null</c> when unknown.</param>
    public static string Age(TimeSpan? span) => span switch
    {
        null => None,
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, span.Value.TotalSeconds):0.0}s"),
        _ => Clock(span.Value),
    };

    /// <summary><c>112ms</c>, <c>1.6s</c>, <c>2:07</c>.</summary>
    /// <param name="span">The span; <c>null</c> when unknown.</param>
    public static string Short(TimeSpan? span) =>
        span is { TotalSeconds: < 1 } quick ? $"{Milliseconds(quick.TotalMilliseconds)}ms" : Age(span);

    /// <summary><c>0:07</c>, <c>12:07</c>, <c>1:12:07</c>, <c>3d 01:12</c>.</summary>
    /// <param name="span">The span.</param>
    public static string Clock(TimeSpan span) => span switch
    {
        { Ticks: < 0 } => "0:00",
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.Minutes}:{span.Seconds:00}"),
        { TotalDays: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.Hours}:{span.Minutes:00}:{span.Seconds:00}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalDays}d {span.Hours:00}:{span.Minutes:00}"),
    };

    /// <summary>The state in a word, and how it should look.</summary>
    /// <param name="counters">The stream.</param>
    public static (string Word, EventTone Tone) State(StreamCounters counters) => counters.State switch
    {
        ConnectionState.Live when counters.IsFresh => ("live", EventTone.Good),
        ConnectionState.Live => ("live, stale", EventTone.Warning),
        ConnectionState.Failed => ("failed", EventTone.Bad),
        ConnectionState.BackingOff => ("backing off", EventTone.Bad),
        ConnectionState.Closed => ("closed", EventTone.Plain),
        var other => (other.ToString().ToLowerInvariant(), EventTone.Warning),
    };

    /// <summary>A text cut to a width, the cut marked.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">Columns.</param>
    public static string Cut(string text, int width) => text.Length <= width ? text : string.Concat(text.AsSpan(0, Math.Max(0, width - 1)), "…");
}
