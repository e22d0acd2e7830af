using System.Text.Json.Nodes;

namespace PluginHybrid.FakeExchange.Faults.Language;

/// <summary>What a word of a script takes: reads it, and says it to people and to editors.</summary>
internal abstract class WordKind
{
    /// <summary>In words, behind "wants".</summary>
    public abstract string Wanted { get; }

    /// <summary>The value, or null when the text is none.</summary>
    public abstract object? Read(string text);

    /// <summary>The same as JSON schema.</summary>
    public abstract JsonObject Schema();
}
