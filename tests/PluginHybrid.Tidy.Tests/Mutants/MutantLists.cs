using PluginHybrid.Tidy.Tests.Inspecting;
using YamlDotNet.RepresentationModel;

namespace PluginHybrid.Tidy.Tests.Mutants;

/// <summary>Reads the lists that <c>tools/mutants.cs</c> works on.</summary>
internal static class MutantLists
{
    private const string Folder = "tools/mutants";

    /// <summary>Every mutant of a tree.</summary>
    public static IEnumerable<ListedMutant> Of(Tree tree) =>
        tree.Files.Where(file => file.IsUnder(Folder) && file.Path.EndsWith(".yaml", StringComparison.Ordinal)).SelectMany(Read);

    private static IEnumerable<ListedMutant> Read(TextFile list)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(list.Text));
        return
            from entry in ((YamlSequenceNode)yaml.Documents[0].RootNode).Children.Cast<YamlMappingNode>()
            let more = entry.Children.TryGetValue("also", out var also) ? ((YamlSequenceNode)also).Children.Cast<YamlMappingNode>() : []
            let file = Text(entry, "file")
            select new ListedMutant(
                list,
                (int)entry.Start.Line,
                Text(entry, "name"),
                [.. more.Prepend(entry).Select(edit => (Text(edit, "file") is { Length: > 0 } own ? own : file, Text(edit, "find")))]);
    }

    private static string Text(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? ((YamlScalarNode)value).Value ?? "" : "";
}
