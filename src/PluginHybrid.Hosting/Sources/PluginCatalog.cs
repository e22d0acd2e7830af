namespace PluginHybrid.Hosting.Sources;

/// <summary>Looks for plugins: in folders by their layout, and at DLLs named outright.</summary>
/// <param name="folders">Full paths of plugin folders; one that is not there holds nothing.</param>
/// <param name="dlls">Full paths of DLLs outside them, for example built output of the repository's own plugins.</param>
public sealed class PluginCatalog(IReadOnlyList<string> folders, IReadOnlyList<string>? dlls = null)
{
    private readonly IReadOnlyList<string> _dlls = dlls ?? [];

    /// <summary>Where to watch: the folders, and the folders of the named DLLs.</summary>
    public IReadOnlyList<string> WatchedFolders => [.. folders.Concat(_dlls.Select(dll => Path.GetDirectoryName(dll)!)).Distinct(StringComparer.Ordinal)];

    /// <summary>Looks. A file that cannot be read just now is a problem of this look only.</summary>
    public CatalogScan Scan()
    {
        var problems = new List<SourceProblem>();
        var blockedIds = new HashSet<string>(StringComparer.Ordinal);
        var blockedFolders = new List<string>();
        var found = folders.Where(Directory.Exists).SelectMany(folder => Read(folder, blockedFolders, problems))
            .Concat(_dlls.Where(File.Exists).Select(dll => (Kind: PluginKind.Dll, Path: dll)))
            .Select(file => (file.Kind, file.Path, Id: PluginId.FromFile(file.Path)))
            .ToArray();
        var candidates = new List<PluginCandidate>();
        foreach (var forms in found.GroupBy(file => file.Id).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            if (Problem([.. forms.Select(form => form.Path).Order(StringComparer.Ordinal)], forms.Key) is { } problem)
            {
                problems.Add(problem);
                blockedIds.Add(forms.Key);
            }
            else
            {
                var (kind, path, id) = forms.Single();
                if (!Hash(kind, path, id, candidates, problems)) blockedIds.Add(id);
            }
        }

        return new CatalogScan(candidates, problems) { BlockedIds = blockedIds, BlockedFolders = blockedFolders };
    }

    /// <summary>A candidate for one file: for <c>hybrid dev</c> and <c>hybrid check</c>.</summary>
    /// <param name="path">A <c>.dll</c>, <c>.cs</c> or <c>.csx</c>.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="ArgumentException">It has another ending.</exception>
    public static PluginCandidate At(string path)
    {
        var full = Path.GetFullPath(path);
        var kind = KindOf(full) ?? throw new ArgumentException($"{path} is no plugin: it must end in .dll, .cs or .csx.", nameof(path));
        var id = PluginId.FromFile(full);
        return new PluginCandidate(id, kind, full, ContentHash.Of(kind, full, id));
    }

    private static (PluginKind Kind, string Path)[] Read(string folder, List<string> blocked, List<SourceProblem> problems)
    {
        try
        {
            return [.. Found(folder)];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            blocked.Add(folder);
            problems.Add(new SourceProblem(folder, 0, 0, "HYB0113", $"cannot be read: {problem.Message}", "It is tried again with the next look."));
            return [];
        }
    }

    private static IEnumerable<(PluginKind Kind, string Path)> Found(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => !Path.GetFileName(file).StartsWith('.') && !ContentHash.IsPassing(file)))
        {
            if (KindOf(file) is { } kind && kind != PluginKind.Dll) yield return (kind, Path.GetFullPath(file));
        }

        foreach (var inner in Directory.EnumerateDirectories(folder))
        {
            var dll = Path.Combine(inner, Path.GetFileName(inner) + ".dll");
            if (File.Exists(dll)) yield return (PluginKind.Dll, Path.GetFullPath(dll));
        }
    }

    private static PluginKind? KindOf(string file) => Path.GetExtension(file) switch
    {
        ".dll" => PluginKind.Dll,
        ".cs" => PluginKind.Source,
        ".csx" => PluginKind.Script,
        _ => null,
    };

    private static SourceProblem? Problem(string[] paths, string id)
    {
        if (paths.Length > 1)
        {
            return new SourceProblem(paths[0], 0, 0, "HYB0112", $"{id} is there in {paths.Length} forms: {string.Join(" and ", paths)}; none is loaded.", "Keep one of them.");
        }

        return PluginId.ProblemOf(id) is { } why ? new SourceProblem(paths[0], 0, 0, "HYB0110", $"{why}.", "Name the file like trailing-stop.csx.") : null;
    }

    private static bool Hash(PluginKind kind, string path, string id, List<PluginCandidate> candidates, List<SourceProblem> problems)
    {
        try
        {
            candidates.Add(new PluginCandidate(id, kind, path, ContentHash.Of(kind, path, id)));
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            problems.Add(new SourceProblem(path, 0, 0, "HYB0113", $"cannot be read: {problem.Message}", "It is tried again with the next look."));
            return false;
        }
    }
}
