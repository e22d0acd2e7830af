using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHybrid.FakeExchange.Faults.Expecting;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Language;

/// <summary>The JSON schema of a script, made of the words that the reader reads by.</summary>
internal static class FaultSchema
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text()
    {
        var root = Mapping(ScriptWords.Root, ("scene", Mapping(FaultScene.Words)), ("faults", List(Entry())), ("expect", List(OneOf(Expectations()))));
        root["$schema"] = "http://json-schema.org/draft-07/schema#";
        root["title"] = "Fault script";
        root["description"] = "Trouble for the simulated exchange or a recording, and what must come of it: see docs/faults.md.";
        return root.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Entry()
    {
        var entry = Mapping(ScriptWords.Entry, ("when", When()), ("do", OneOf(FaultCatalogue.All.Select(fault => (fault.Name, $"{fault.What} The host: {fault.HostMust}", fault.Words)))));
        ((JsonArray)entry["required"]!).Add("do");
        return entry;
    }

    private static JsonObject When()
    {
        var when = Mapping([.. TriggerWords.Moments, .. TriggerWords.Others]);
        when["oneOf"] = new JsonArray([.. TriggerWords.Moments.Select(word => (JsonNode)new JsonObject { ["required"] = new JsonArray(word.Name) })]);
        return when;
    }

    private static IEnumerable<(string Name, string Says, IReadOnlyList<Word> Words)> Expectations() =>
        ExpectationCatalogue.All.Select(kind => (kind.Name, kind.Says, kind.Words));

    /// <summary>A mapping with exactly one of these keys.</summary>
    private static JsonObject OneOf(IEnumerable<(string Name, string Says, IReadOnlyList<Word> Words)> table)
    {
        var properties = new JsonObject();
        foreach (var (name, says, words) in table)
        {
            var one = Mapping(words);
            one["description"] = says;
            if (one["required"] is null)
            {
                one["type"] = new JsonArray("object", "null");
            }

            properties[name] = one;
        }

        return new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["minProperties"] = 1, ["maxProperties"] = 1, ["properties"] = properties };
    }

    private static JsonObject Mapping(IReadOnlyList<Word> words, params (string Name, JsonObject Schema)[] others)
    {
        var properties = new JsonObject();
        foreach (var word in words)
        {
            properties[word.Name] = word.Schema();
        }

        foreach (var (name, schema) in others)
        {
            properties[name] = schema;
        }

        var mapping = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        if (words.Any(word => word.IsRequired))
        {
            mapping["required"] = new JsonArray([.. words.Where(word => word.IsRequired).Select(word => (JsonNode)word.Name)]);
        }

        return mapping;
    }

    private static JsonObject List(JsonObject item) => new() { ["type"] = "array", ["items"] = item };
}
