using PluginHybrid.Watching;
using Spectre.Console;

namespace PluginHybrid.Display;

/// <summary>The few colours used, out of the sixteen a terminal's owner has chosen. None of them carries a meaning alone.</summary>
internal static class Palette
{
    /// <summary>Headings and hints.</summary>
    public static Color Quiet { get; } = Color.Grey;

    /// <summary>The colour of a tone; <c>null</c> for the terminal's own.</summary>
    /// <param name="tone">The tone.</param>
    public static Color? Of(EventTone tone) => tone switch
    {
        EventTone.Good => Color.Green,
        EventTone.Warning => Color.Olive,
        EventTone.Bad => Color.Maroon,
        _ => null,
    };

    /// <summary>The colour of a result.</summary>
    /// <param name="result">Unrealised result; <c>null</c> when unknown.</param>
    public static Color? OfResult(decimal? result) => result switch
    {
        > 0 => Color.Green,
        < 0 => Color.Maroon,
        _ => null,
    };
}
