using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Chance;

/// <summary><c>BannedSymbols.txt</c>, which the analyzer reads in src and plugins.</summary>
internal static class BanList
{
    /// <summary>The file's path.</summary>
    public const string Path = "BannedSymbols.txt";

    /// <summary>Its lines, comments left out.</summary>
    public static IEnumerable<Ban> Read(Tree tree)
    {
        var file = tree.Find(Path);
        return file is null
            ? []
            : file.Lines
                .Select((line, index) => new Ban(index + 1, line.Split(';')[0].Trim(), line.Contains(';') ? line[(line.IndexOf(';') + 1)..].Trim() : ""))
                .Where(ban => ban.Id.Length > 0 && !ban.Id.StartsWith("//", StringComparison.Ordinal));
    }
}
