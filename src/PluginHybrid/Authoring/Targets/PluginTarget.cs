using PluginHybrid.Hosting.Sources;
using PluginHybrid.Venues;

namespace PluginHybrid.Authoring.Targets;

/// <summary>Finds the plugin that a person names: a file, a folder with a project or a built DLL, or an id in <c>./plugins</c>.</summary>
/// <param name="workingFolder">Where the command was started.</param>
internal sealed class PluginTarget(string workingFolder)
{
    private const string Standard = "plugins";

    /// <summary>The file, or the project that makes it.</summary>
    /// <param name="named">What the person typed.</param>
    /// <exception cref="UsageException">There is nothing of that name, or more than one thing.</exception>
    public string Find(string named)
    {
        var path = Path.GetFullPath(named, workingFolder);
        if (File.Exists(path)) return Path.GetExtension(path) is ".cs" or ".csx" or ".dll" or ".csproj" ? path : throw NoPlugin(named);
        if (Directory.Exists(path)) return InFolder(path) ?? throw NoPlugin(named);
        return ById(named) ?? throw new UsageException($"There is no {path}, and no plugin {named} in ./{Standard}. Name a .csx, .cs or .dll, or the folder of a project.");
    }

    private static string? InFolder(string folder)
    {
        string[] projects = [.. Directory.EnumerateFiles(folder, "*.csproj").Order(StringComparer.Ordinal)];
        if (projects.Length > 1) throw new UsageException($"{folder} holds {projects.Length} projects: name one of {string.Join(", ", projects.Select(Path.GetFileName))}.");
        if (projects.Length == 1) return projects[0];
        var dll = Path.Combine(folder, Path.GetFileName(folder.TrimEnd(Path.DirectorySeparatorChar)) + ".dll");
        return File.Exists(dll) ? dll : null;
    }

    private string? ById(string id)
    {
        var folder = Path.Combine(workingFolder, Standard);
        if (PluginId.ProblemOf(id) is not null || !Directory.Exists(folder)) return null;
        return new PluginCatalog([folder]).Scan().Candidates.FirstOrDefault(candidate => candidate.Id == id)?.Path
            ?? Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)
                .Where(project => PluginId.FromFile(Path.GetFileName(project) + ".dll") == id)
                .Select(InFolder).FirstOrDefault(found => found is not null);
    }

    private static UsageException NoPlugin(string named) =>
        new($"{named} is no plugin: name a .csx, .cs or .dll, or a folder that holds one project or <folder>.dll.");
}
