using PluginHybrid.Hosting.Sources;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PluginHybrid.Hosting.Settings;

/// <summary>A settings text as a tree whose nodes know their line.</summary>
internal sealed class SettingsText
{
    private readonly SettingsSource _source;

    private SettingsText(SettingsSource source) => _source = source;

    /// <summary>Top-level keys and their nodes, in the order of the text; keys that differ only in spelling appear once.</summary>
    public List<(YamlScalarNode Key, YamlNode Value)> Entries { get; private init; } = [];

    /// <summary>Why there is no tree; empty when there is one.</summary>
    public List<SourceProblem> Problems { get; } = [];

    /// <summary>Reads a text; what is no YAML becomes a problem.</summary>
    /// <param name="source">The text and its place.</param>
    public static SettingsText Read(SettingsSource source)
    {
        var text = new SettingsText(source);
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(source.Text));
            var root = stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode;
            if (root is YamlMappingNode mapping)
            {
                text.Entries.AddRange(text.EntriesOf(mapping, "", text.Problems));
            }
            else if (root is not null and not YamlScalarNode { Value: null or "" or "~" or "null" })
            {
                text.Problems.Add(text.At(root.Start, "HYB0201", "settings are a mapping of keys to values.", "Write one \"key: value\" per line."));
            }
        }
        catch (YamlException problem)
        {
            text.Problems.Add(text.At(problem.Start, "HYB0201", $"this is no YAML: {problem.InnerException?.Message ?? problem.Message}"));
        }

        return text;
    }

    /// <summary>Entries of a mapping; a key given twice, or in two spellings, is a problem.</summary>
    /// <param name="mapping">The node.</param>
    /// <param name="path">Its key path, empty at the top.</param>
    /// <param name="problems">Grows.</param>
    public IEnumerable<(YamlScalarNode Key, YamlNode Value)> EntriesOf(YamlMappingNode mapping, string path, List<SourceProblem> problems)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in mapping.Children)
        {
            if (key is not YamlScalarNode { Value: { } name } scalar)
            {
                problems.Add(At(key.Start, "HYB0203", $"a key of {(path.Length == 0 ? "the settings" : path)} is no text."));
            }
            else if (!seen.TryAdd(NearestName.Plain(name), name))
            {
                problems.Add(At(key.Start, "HYB0206", $"{name} is given twice (before as {seen[NearestName.Plain(name)]})."));
            }
            else
            {
                yield return (scalar, value);
            }
        }
    }

    /// <summary>A problem at a place of the operator's file.</summary>
    /// <param name="at">Place in the text.</param>
    /// <param name="code">HYB02xx.</param>
    /// <param name="text">What is wrong.</param>
    /// <param name="fix">What to do.</param>
    public SourceProblem At(Mark at, string code, string text, string fix = "") =>
        new(_source.File, (int)at.Line + _source.LineOffset, (int)at.Column, code, text, fix);

    /// <summary>A problem with the whole text.</summary>
    /// <param name="code">HYB02xx.</param>
    /// <param name="text">What is wrong.</param>
    public SourceProblem AtWhole(string code, string text) =>
        new(_source.File, Entries.Count > 0 ? (int)Entries[0].Key.Start.Line + _source.LineOffset : 0, 1, code, text);
}
