using System.Text;
using System.Text.Json.Nodes;
using PluginHybrid.FakeExchange.Faults.Expecting;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults;

/// <summary>What there is to write in a script, for people, editors and programs. All of it is made of the tables the reader reads by.</summary>
public static class FaultBook
{
    /// <summary>The names of all faults, by layer.</summary>
    public static IReadOnlyList<string> Names => FaultCatalogue.Names;

    /// <summary>The JSON schema of a script, ending in a line feed.</summary>
    public static string Schema() => FaultSchema.Text();

    /// <summary>The catalogue as Markdown tables: faults by layer, the words of <c>when</c>, of <c>scene</c> and of <c>expect</c>.</summary>
    public static string Markdown()
    {
        var page = new StringBuilder();
        foreach (var layer in FaultCatalogue.All.GroupBy(fault => fault.Layer))
        {
            page.Append($"### {layer.Key}\n\n| Fault | What it does | What the host must do |\n|---|---|---|\n");
            foreach (var fault in layer)
            {
                page.Append($"| `{fault.Name}`{Named(fault.Words)} | {fault.What} | {fault.HostMust} |\n");
            }

            page.Append('\n');
        }

        Words(page, "When: one of these", TriggerWords.Moments);
        Words(page, "When: and any of these", TriggerWords.Others);
        Words(page, "Beside `when` and `do`", ScriptWords.Entry);
        Words(page, "Scene", FaultScene.Words);
        Words(page, "Head", ScriptWords.Root);
        page.Append("### Expect\n\n| Expectation | What must hold |\n|---|---|\n");
        foreach (var kind in ExpectationCatalogue.All)
        {
            page.Append($"| `{kind.Name}`{Named(kind.Words)} | {kind.Says} |\n");
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>The faults as a JSON list: name, layer, what, hostMust, parameters.</summary>
    public static JsonArray Json() =>
    [
        .. FaultCatalogue.All.Select(fault => (JsonNode)new JsonObject
        {
            ["name"] = fault.Name,
            ["layer"] = $"{fault.Layer}".ToLowerInvariant(),
            ["what"] = fault.What,
            ["hostMust"] = fault.HostMust,
            ["parameters"] = new JsonArray([.. fault.Words.Select(word => (JsonNode)new JsonObject
            {
                ["name"] = word.Name, ["wants"] = word.Kind.Wanted, ["says"] = word.Says, ["default"] = word.Default, ["required"] = word.IsRequired,
            })]),
        }),
    ];

    private static string Named(IReadOnlyList<Word> words) =>
        words.Count == 0 ? "" : $" ({string.Join(", ", words.Select(word => word.IsRequired ? $"**{word.Name}**" : word.Default is null ? word.Name : $"{word.Name} = {Short(word.Default)}"))})";

    private static string Short(string text) => text.Length <= 32 ? text : "...";

    private static void Words(StringBuilder page, string title, IReadOnlyList<Word> words)
    {
        page.Append($"### {title}\n\n| Word | Takes | Meaning |\n|---|---|---|\n");
        foreach (var word in words)
        {
            var taken = word.IsList ? $"a list; each {word.Kind.Wanted}" : word.Kind.Wanted;
            page.Append($"| `{word.Name}` | {taken.Replace("*", "\\*", StringComparison.Ordinal)} | {word.Says.Replace("*", "\\*", StringComparison.Ordinal)}{(word.Default is null ? "" : $" Default {word.Default}.")}{(word.IsRequired ? " Required." : "")} |\n");
        }

        page.Append('\n');
    }
}
