using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using PluginHybrid.Hosting.Sources;
using YamlDotNet.RepresentationModel;

namespace PluginHybrid.Hosting.Settings;

/// <summary>Walks a settings text beside the type it is for: spells keys as the type does, and finds every problem where it stands.</summary>
/// <param name="text">The text.</param>
internal sealed class SettingsBinder(SettingsText text)
{
    private readonly JsonSerializerOptions _options = SettingsJson.Options();

    /// <summary>What was found wrong so far, in the order of the text.</summary>
    public List<SourceProblem> Problems { get; } = [];

    /// <summary>Binds all of the text to a record; <c>null</c> when there are problems.</summary>
    /// <param name="type">The record.</param>
    public object? Record(Type type)
    {
        var json = Members(text.Entries, _options.GetTypeInfo(type), "");
        return Problems.Count > 0 ? null : Final(json, type, () => text.AtWhole("HYB0203", ""));
    }

    /// <summary>Binds one node; <c>null</c> when there are problems.</summary>
    /// <param name="node">The node.</param>
    /// <param name="type">What it should be.</param>
    /// <param name="key">For problems.</param>
    public object? Value(YamlNode node, Type type, string key)
    {
        var json = Node(node, type, key);
        return Problems.Count > 0 ? null : Final(json, type, () => text.At(node.Start, "HYB0203", ""));
    }

    private object? Final(JsonNode? json, Type type, Func<SourceProblem> at)
    {
        try
        {
            return json.Deserialize(type, _options);
        }
        catch (JsonException problem)
        {
            Problems.Add(at() with { Text = problem.Message });
            return null;
        }
    }

    private JsonNode? Node(YamlNode node, Type type, string key)
    {
        var real = Nullable.GetUnderlyingType(type) ?? type;
        if (node is YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: null or "" or "~" or "null" })
        {
            if (real == type && type.IsValueType) Wrong(node, key, "has no value", real);
            return null;
        }

        var info = _options.GetTypeInfo(real);
        switch (info.Kind, node)
        {
            case (JsonTypeInfoKind.Object, YamlMappingNode mapping):
                return Members(text.EntriesOf(mapping, key, Problems), info, key + ".");
            case (JsonTypeInfoKind.Dictionary, YamlMappingNode mapping):
                return new JsonObject(text.EntriesOf(mapping, key, Problems)
                    .Select(entry => KeyValuePair.Create(entry.Key.Value!, Node(entry.Value, info.ElementType!, $"{key}.{entry.Key.Value}"))).ToArray());
            case (JsonTypeInfoKind.Enumerable, YamlSequenceNode sequence):
                return new JsonArray([.. sequence.Children.Select((child, i) => Node(child, info.ElementType!, $"{key}[{i}]"))]);
            case (JsonTypeInfoKind.None, YamlScalarNode scalar):
                return Scalar(scalar, real, key);
            default:
                Wrong(node, key, $"is {Shape(node)}", real, info.Kind);
                return null;
        }
    }

    private JsonNode? Scalar(YamlScalarNode node, Type type, string key)
    {
        var json = Scalars.Read(node.Value!, type);
        try
        {
            if (json is not null && json.Deserialize(type, _options) is not null) return json;
        }
        catch (JsonException)
        {
            json = null;
        }

        Wrong(node, key, $"is \"{node.Value}\"", type);
        return json;
    }

    private JsonObject Members(IEnumerable<(YamlScalarNode Key, YamlNode Value)> entries, JsonTypeInfo info, string path)
    {
        var properties = SettingsJson.Settable(info).ToArray();
        var json = new JsonObject();
        foreach (var (key, value) in entries)
        {
            var property = properties.FirstOrDefault(known => NearestName.Plain(known.Name) == NearestName.Plain(key.Value!));
            if (property is null)
            {
                Unknown(key, path, properties);
                continue;
            }

            var before = Problems.Count;
            var member = Node(value, property.PropertyType, path + property.Name);
            json[property.Name] = member;
            if (Problems.Count == before) Check(property, member, value, path + property.Name);
        }

        return json;
    }

    private void Check(JsonPropertyInfo property, JsonNode? json, YamlNode node, string key)
    {
        foreach (var rule in SettingsJson.Rules(property))
        {
            if (SettingRange.Refuses(rule, json.Deserialize(property.PropertyType, _options), key) is not { } allowed) continue;
            var found = node is YamlScalarNode scalar ? scalar.Value : Shape(node);
            Problems.Add(text.At(node.Start, "HYB0204", $"{key} is {found}; {allowed}."));
        }
    }

    private void Unknown(YamlScalarNode key, string path, IReadOnlyCollection<JsonPropertyInfo> properties)
    {
        var names = properties.Select(property => property.Name).ToArray();
        var near = NearestName.Of(key.Value!, names);
        var fix = near is not null ? $"Did you mean {path}{near}?"
            : names.Length > 0 ? $"Known: {string.Join(", ", names)}."
            : "There is nothing to set.";
        Problems.Add(text.At(key.Start, "HYB0202", $"{path}{key.Value} is no setting.", fix));
    }

    private void Wrong(YamlNode node, string key, string found, Type type, JsonTypeInfoKind kind = JsonTypeInfoKind.None)
    {
        var wanted = kind switch
        {
            JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => "a mapping",
            JsonTypeInfoKind.Enumerable => "a list",
            _ => Scalars.Wanted(type),
        };
        Problems.Add(text.At(node.Start, "HYB0203", $"{key} {found}; it must be {wanted}."));
    }

    private static string Shape(YamlNode node) => node switch
    {
        YamlMappingNode => "a mapping",
        YamlSequenceNode => "a list",
        _ => $"\"{((YamlScalarNode)node).Value}\"",
    };
}
