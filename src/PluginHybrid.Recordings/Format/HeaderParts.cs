using System.Text.Encodings.Web;
using System.Text.Json;
using PluginHybrid.Recordings.Redaction;

namespace PluginHybrid.Recordings.Format;

/// <summary>The nested values of a header as JSON, and back.</summary>
internal static class HeaderParts
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(RedactionPolicyName policy) => Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("name", policy.Name);
        writer.WriteNumber("ver", policy.Version);
        writer.WriteString("sha256", policy.Sha256);
        writer.WriteEndObject();
    });

    public static string Of(PartLink link) => Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("file", link.File);
        writer.WriteNumber("n", link.Last);
        writer.WriteString("sha", link.Sha256);
        writer.WriteEndObject();
    });

    public static string Of(IReadOnlyList<(long From, long To)> gaps) => $"[{string.Join(',', gaps.Select(gap => $"[{gap.From},{gap.To}]"))}]";

    public static string Of(IReadOnlyList<HeaderPlugin> plugins) => Json(writer =>
    {
        writer.WriteStartArray();
        foreach (var plugin in plugins)
        {
            writer.WriteStartObject();
            writer.WriteString("id", plugin.Id);
            writer.WriteString("kind", plugin.Kind);
            writer.WriteString("version", plugin.Version);
            writer.WriteString("hash", plugin.Hash);
            writer.WriteString("mode", plugin.Mode);
            writer.WriteString("needs", plugin.Needs);
            writer.WriteString("allow", plugin.Allow);
            writer.WriteString("settings", plugin.Settings);
            writer.WriteBoolean("inline", plugin.Inline);
            foreach (var (name, json) in plugin.Extra)
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(json);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    public static string Of(IReadOnlyList<HeaderState> states) => Json(writer =>
    {
        writer.WriteStartObject();
        foreach (var state in states)
        {
            writer.WriteStartObject(state.Plugin);
            foreach (var (key, text) in state.Values)
            {
                writer.WriteString(key, text);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    });

    public static RedactionPolicyName? PolicyOf(JsonElement value) => value.ValueKind == JsonValueKind.Null
        ? null
        : new RedactionPolicyName(value.GetProperty("name").GetString()!, value.GetProperty("ver").GetInt32(), value.GetProperty("sha256").GetString()!);

    public static PartLink LinkOf(JsonElement value) =>
        new(value.GetProperty("file").GetString()!, value.GetProperty("n").GetInt64(), value.GetProperty("sha").GetString()!);

    public static (long, long)[] GapsOf(JsonElement value) => [.. value.EnumerateArray().Select(gap => (gap[0].GetInt64(), gap[1].GetInt64()))];

    public static HeaderState[] StateOf(JsonElement value) =>
    [
        .. value.EnumerateObject().Select(plugin => new HeaderState(
            plugin.Name,
            [.. plugin.Value.EnumerateObject().Select(entry => KeyValuePair.Create(entry.Name, entry.Value.GetString()!))])),
    ];

    public static HeaderPlugin[] PluginsOf(JsonElement value) => [.. value.EnumerateArray().Select(PluginOf)];

    private static HeaderPlugin PluginOf(JsonElement value)
    {
        var plugin = new HeaderPlugin { Id = value.GetProperty("id").GetString()!, Kind = value.GetProperty("kind").GetString()! };
        var extra = new List<KeyValuePair<string, string>>();
        foreach (var member in value.EnumerateObject())
        {
            switch (member.Name)
            {
                case "id" or "kind": break;
                case "version": plugin = plugin with { Version = member.Value.GetString()! }; break;
                case "hash": plugin = plugin with { Hash = member.Value.GetString()! }; break;
                case "mode": plugin = plugin with { Mode = member.Value.GetString()! }; break;
                case "needs": plugin = plugin with { Needs = member.Value.GetString()! }; break;
                case "allow": plugin = plugin with { Allow = member.Value.GetString()! }; break;
                case "settings": plugin = plugin with { Settings = member.Value.GetString()! }; break;
                case "inline": plugin = plugin with { Inline = member.Value.GetBoolean() }; break;
                default: extra.Add(new(member.Name, member.Value.GetRawText())); break;
            }
        }

        return plugin with { Extra = extra };
    }

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var to = new MemoryStream();
        using (var writer = new Utf8JsonWriter(to, Plain))
        {
            write(writer);
        }

        return System.Text.Encoding.UTF8.GetString(to.ToArray());
    }
}
