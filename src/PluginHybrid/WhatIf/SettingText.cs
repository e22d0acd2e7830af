using PluginHybrid.Configuration;
using PluginHybrid.Venues;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PluginHybrid.WhatIf;

/// <summary>A plugin's settings as a mapping of YAML, to change single keys of it and to see what two of them differ in.</summary>
internal sealed class SettingText
{
    private readonly YamlMappingNode _keys;

    private SettingText(YamlMappingNode keys) => _keys = keys;

    /// <summary>The mapping as text; empty when it has no keys.</summary>
    public string Text => _keys.Children.Count == 0 ? "" : Written(_keys);

    /// <summary>Reads settings.</summary>
    /// <param name="where">Whose, for complaints.</param>
    /// <param name="text">A mapping, or nothing.</param>
    /// <exception cref="UsageException">It is something else.</exception>
    public static SettingText Read(string where, string text) => Node(where, text) switch
    {
        null => new SettingText([]),
        YamlMappingNode keys => new SettingText(keys),
        YamlScalarNode { Value: null or "" } => new SettingText([]),
        _ => throw new UsageException($"{where} are no mapping of keys to values."),
    };

    /// <summary>Gives a key another value.</summary>
    /// <param name="where">Whose, for complaints.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">Its value, as YAML.</param>
    public void Set(string where, string key, string value) => _keys.Children[new YamlScalarNode(key)] = Node(where, value) ?? new YamlScalarNode("");

    /// <summary>What is other here than there: <c>distance 0.4 -&gt; 1</c>; by key.</summary>
    /// <param name="was">There.</param>
    public IEnumerable<string> Since(SettingText was)
    {
        var keys = _keys.Children.Keys.Concat(was._keys.Children.Keys).Select(key => $"{key}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            var (before, now) = (was.ValueOf(key), ValueOf(key));
            if (before != now)
            {
                yield return $"{key} {before} -> {now}";
            }
        }
    }

    private string ValueOf(string key) => _keys.Children.TryGetValue(new YamlScalarNode(key), out var value)
        ? value is YamlScalarNode scalar ? scalar.Value ?? "" : Written(value).ReplaceLineEndings(" ").Trim()
        : "(not set)";

    private static YamlNode? Node(string where, string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode;
        }
        catch (YamlException wrong)
        {
            throw new UsageException($"{where} cannot be read as YAML: {ShownText.Of(text)}: {wrong.Message}");
        }
    }

    private static string Written(YamlNode node)
    {
        using var text = new StringWriter { NewLine = "\n" };
        new YamlStream(new YamlDocument(node)).Save(text, assignAnchors: false);
        return text.ToString().Replace("...\n", "", StringComparison.Ordinal);
    }
}
