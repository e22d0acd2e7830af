using PluginHybrid.Configuration;
using PluginHybrid.Hosting.Journal;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Venues;

namespace PluginHybrid.Journals;

/// <summary>One side of a comparison: a plugin, perhaps in one mode only.</summary>
/// <param name="Plugin">Its id.</param>
/// <param name="Mode">Only what it decided in this mode; <c>null</c> for all.</param>
internal sealed record DecisionSide(string Plugin, PluginMode? Mode)
{
    /// <summary>As it was written.</summary>
    public string Name => Mode is { } mode ? $"{Plugin}@{JournalWords.Of(mode)}" : Plugin;

    /// <summary>Reads <c>trailing-stop</c> or <c>trailing-stop@shadow</c>.</summary>
    /// <param name="text">What was written.</param>
    /// <exception cref="UsageException">It is neither.</exception>
    public static DecisionSide Parse(string text)
    {
        var parts = text.Split('@');
        return parts switch
        {
            [var id] => new(id, null),
            [var id, "shadow"] => new(id, PluginMode.Shadow),
            [var id, "paper"] => new(id, PluginMode.Paper),
            [var id, "live"] => new(id, PluginMode.Live),
            _ => throw new UsageException($"{ShownText.Of(text)} is no side: write a plugin's id, or id@shadow, id@paper, id@live."),
        };
    }

    /// <summary>Its decisions, oldest first.</summary>
    /// <param name="journal">Where they are.</param>
    public IReadOnlyList<JournalLine> Read(JournalReader journal) => journal.Decisions(Plugin, Mode);
}
