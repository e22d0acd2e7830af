using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace PluginHybrid.Configuration.Kinds;

/// <summary>One word out of a few.</summary>
/// <typeparam name="T">What the words stand for.</typeparam>
/// <param name="choices">The words, in the order a person should read them.</param>
internal sealed class ChoiceKind<T>(params (string Word, T Value)[] choices) : SingleKind<T>
    where T : struct, Enum
{
    /// <inheritdoc />
    protected override string Wanted => $"one of {string.Join(", ", choices.Select(choice => choice.Word))}";

    /// <inheritdoc />
    public override JsonObject Schema() =>
        new() { ["type"] = "string", ["enum"] = new JsonArray([.. choices.Select(choice => (JsonNode)choice.Word)]) };

    /// <inheritdoc />
    public override JsonNode? Json(T value) => Array.Find(choices, choice => choice.Value.Equals(value)).Word;

    /// <inheritdoc />
    protected override bool TryRead(FoundValue found, [MaybeNullWhen(false)] out T value)
    {
        var index = Array.FindIndex(choices, choice => choice.Word == found.Text);
        value = index < 0 ? default : choices[index].Value;
        return index >= 0;
    }

    /// <inheritdoc />
    protected override string Guess(string text) =>
        Nearest.Of(text, choices.Select(choice => choice.Word)) is { } near ? $"Did you mean {near}? " : "";
}
