using PluginHybrid.Configuration;

namespace PluginHybrid.Plugins;

/// <summary>Where plugins are looked for.</summary>
internal static class PluginFolders
{
    /// <summary>The configured folders, and the one with the plugins delivered beside the executable.</summary>
    /// <param name="loaded">The configuration.</param>
    public static IReadOnlyList<string> Of(LoadedSettings loaded)
    {
        var plugins = loaded.Settings.Plugins;
        var folders = plugins.Folders.Select(folder => Path.GetFullPath(Path.Combine(loaded.Folder, folder)));
        return [.. (plugins.Bundled ? folders.Append(Path.Combine(AppContext.BaseDirectory, "plugins")) : folders).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The newest DLL of each project in a configured folder: what an author's own <c>dotnet build</c> made. Projects delivered with hybrid are not among them.</summary>
    /// <param name="loaded">The configuration.</param>
    public static IReadOnlyList<string> Builds(LoadedSettings loaded)
    {
        var delivered = Path.Combine(AppContext.BaseDirectory, "plugins");
        return
        [
            .. from folder in loaded.Settings.Plugins.Folders.Select(folder => Path.GetFullPath(Path.Combine(loaded.Folder, folder)))
               where Directory.Exists(folder)
               from project in Directory.EnumerateFiles(folder, "*.csproj", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 }).Order(StringComparer.Ordinal)
               let name = Path.GetFileNameWithoutExtension(project)
               where !name.EndsWith(".Tests", StringComparison.Ordinal) && !Directory.Exists(Path.Combine(delivered, name))
               let built = NewestBuild(Path.GetDirectoryName(project)!)
               where built is not null
               select built,
        ];
    }

    // Only the plugin's own assembly has a list of dependencies beside it.
    private static string? NewestBuild(string project)
    {
        var output = Path.Combine(project, "bin");
        return !Directory.Exists(output) ? null : Directory.EnumerateFiles(output, "*.deps.json", SearchOption.AllDirectories)
            .Select(list => list[..^".deps.json".Length] + ".dll")
            .Where(File.Exists)
            .OrderByDescending(File.GetLastWriteTimeUtc)
            .ThenBy(dll => dll, StringComparer.Ordinal)
            .FirstOrDefault();
    }
}
