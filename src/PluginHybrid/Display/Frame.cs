using Spectre.Console;
using Spectre.Console.Rendering;

namespace PluginHybrid.Display;

/// <summary>Turns what Spectre.Console draws into text of a given width.</summary>
internal static class Frame
{
    /// <summary>The lines of <paramref name="content"/>.</summary>
    /// <param name="content">What to draw.</param>
    /// <param name="width">Columns.</param>
    /// <param name="colours">True to carry colours as escape sequences.</param>
    public static IReadOnlyList<string> Lines(IRenderable content, int width, bool colours)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            // The terminal's own sixteen colours: its owner chose them to be readable.
            Ansi = colours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        console.Write(content);
        return text.ToString().TrimEnd('\n').Split('\n');
    }
}
