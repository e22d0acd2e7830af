using System.Text.Json.Nodes;

namespace PluginHybrid.Configuration.Kinds;

/// <summary>A list of words out of a few. In a variable they are separated by commas.</summary>
/// <typeparam name="T">What the words stand for.</typeparam>
/// <param name="choices">The words, in the order a person should read them.</param>
internal sealed class ChoicesKind<T>(params (string Word, T Value)[] choices) : ISettingKind<IReadOnlyList<T>>
    where T : struct, Enum
{
    private string Words => string.Join(", ", choices.Select(choice => choice.Word));

    /// <inheritdoc />
    public bool TryRead(FoundValue found, string path, ICollection<SettingProblem> problems, out IReadOnlyList<T> value)
    {
        var before = problems.Count;
        var chosen = new List<T>();
        value = chosen;
        foreach (var item in found.Entries())
        {
            var index = Array.FindIndex(choices, choice => choice.Word == item.Text);
            if (index < 0)
            {
                var guess = Nearest.Of(item.Text ?? "", choices.Select(choice => choice.Word)) is { } near ? $"Did you mean {near}? " : "";
                problems.Add(new(item.Place, $"{path} holds {ShownText.Of(item.Text ?? "")}.", $"{guess}Write some of {Words}, for example [{choices[0].Word}]."));
            }
            else if (!chosen.Contains(choices[index].Value))
            {
                chosen.Add(choices[index].Value);
            }
        }

        return problems.Count == before;
    }

    /// <inheritdoc />
    public JsonObject Schema() => new()
    {
        ["type"] = "array",
        ["items"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. choices.Select(choice => (JsonNode)choice.Word)]) },
        ["uniqueItems"] = true,
    };

    /// <inheritdoc />
    public JsonNode? Json(IReadOnlyList<T> value) =>
        new JsonArray([.. value.Select(one => (JsonNode)Array.Find(choices, choice => choice.Value.Equals(one)).Word)]);
}
