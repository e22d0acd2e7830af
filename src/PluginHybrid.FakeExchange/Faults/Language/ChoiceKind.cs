using System.Text.Json.Nodes;

namespace PluginHybrid.FakeExchange.Faults.Language;

/// <summary>One of a few names.</summary>
internal sealed class ChoiceKind(params string[] names) : WordKind
{
    /// <summary>True or false.</summary>
    public static ChoiceKind Flag { get; } = new("true", "false");

    public IReadOnlyList<string> Names => names;

    public override string Wanted => $"one of {string.Join(", ", names)}";

    public override object? Read(string text) => names.Contains(text) ? text : null;

    public override JsonObject Schema() => ReferenceEquals(this, Flag)
        ? new() { ["type"] = "boolean" }
        : new() { ["enum"] = new JsonArray([.. names.Select(name => (JsonNode)name)]) };
}
