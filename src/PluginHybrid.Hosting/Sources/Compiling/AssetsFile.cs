using System.Text.Json;

namespace PluginHybrid.Hosting.Sources.Compiling;

/// <summary>Reads what NuGet decided: <c>project.assets.json</c>.</summary>
internal static class AssetsFile
{
    /// <summary>Full paths of the DLLs to run with, in the order of the file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static IReadOnlyList<string> Libraries(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = document.RootElement;
        var folders = root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToArray();
        var places = root.GetProperty("libraries");
        return
        [
            .. from target in root.GetProperty("targets").EnumerateObject()
               from library in target.Value.EnumerateObject()
               where library.Value.TryGetProperty("runtime", out _)
               let place = places.GetProperty(library.Name).GetProperty("path").GetString()!
               from file in library.Value.GetProperty("runtime").EnumerateObject()
               where file.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
               select Found(folders, place, file.Name),
        ];
    }

    private static string Found(string[] folders, string place, string file) =>
        folders.Select(folder => Path.GetFullPath(Path.Combine(folder, place, file))).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException($"The package folder holds no {place}/{file}; restore again.");
}
