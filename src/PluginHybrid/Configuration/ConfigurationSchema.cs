using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginHybrid.Configuration;

/// <summary>The JSON Schema of <c>hybrid.yaml</c>, so that editors complete and check it.</summary>
internal static class ConfigurationSchema
{
    // The text is read by people and lands in a file, never inside HTML: apostrophes may stay apostrophes.
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema's text, ending in a line feed.</summary>
    public static string Text()
    {
        var root = Group("");
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "hybrid.yaml",
            ["description"] = "Configuration of PluginHybrid. Credentials never belong here: see docs/configuration.md.",
        };
        foreach (var (name, part) in root.ToArray())
        {
            root.Remove(name);
            schema[name] = part;
        }

        return schema.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Group(string path)
    {
        var properties = new JsonObject();
        foreach (var name in UnknownKey.Names(path))
        {
            var inner = path.Length == 0 ? name : $"{path}.{name}";
            properties[name] = Property(inner);
        }

        var group = new JsonObject { ["type"] = new JsonArray("object", "null"), ["additionalProperties"] = false, ["properties"] = properties };
        if (path == PluginSettingTable.Section)
        {
            group["additionalProperties"] = Plugin();
        }

        return group;
    }

    private static JsonObject Plugin()
    {
        var properties = new JsonObject();
        foreach (var setting in PluginSettingTable.For(PluginSettingTable.AnyId))
        {
            properties[setting.Path[(setting.Path.LastIndexOf('.') + 1)..]] = setting.Schema();
        }

        return new()
        {
            ["type"] = new JsonArray("object", "null"),
            ["description"] = "One plugin, by its id.",
            ["additionalProperties"] = false,
            ["properties"] = properties,
        };
    }

    private static JsonObject Property(string path)
    {
        if (SettingTable.All.FirstOrDefault(setting => setting.Path == path) is { } setting)
        {
            return setting.Schema();
        }

        var group = Group(path);
        group["description"] = SettingTable.Sections.First(section => section.Path == path).Description;
        return group;
    }
}
