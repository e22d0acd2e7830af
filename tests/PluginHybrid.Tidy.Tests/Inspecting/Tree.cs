namespace PluginHybrid.Tidy.Tests.Inspecting;

/// <summary>The files a rule looks at: the repository on disk, or a sample made up by a test.</summary>
internal sealed class Tree
{
    private static readonly Lazy<Tree> OnDisk = new(() => TreeLoader.Load(
        Environment.GetEnvironmentVariable("HYBRID_TIDY_ROOT") ?? PluginHybrid.Testing.Repository.Root));

    private readonly Dictionary<string, TextFile> _files;
    private readonly Lazy<ProjectFile[]> _projects;

    /// <summary>Makes a tree of files.</summary>
    public Tree(IEnumerable<TextFile> files)
    {
        _files = files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        _projects = new(() => [.. Files.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal)).Select(file => new ProjectFile(file))]);
    }

    /// <summary>This repository, or the one that <c>HYBRID_TIDY_ROOT</c> names.</summary>
    public static Tree Repository => OnDisk.Value;

    /// <summary>Every file, by path.</summary>
    public IEnumerable<TextFile> Files => _files.Values.OrderBy(file => file.Path, StringComparer.Ordinal);

    /// <summary>Every C# file.</summary>
    public IEnumerable<TextFile> Sources => Files.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal));

    /// <summary>Every markdown file.</summary>
    public IEnumerable<TextFile> Pages => Files.Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal));

    /// <summary>Every project.</summary>
    public IReadOnlyList<ProjectFile> Projects => _projects.Value;

    /// <summary>A sample.</summary>
    /// <param name="files">Paths and texts.</param>
    public static Tree Of(params (string Path, string Text)[] files) => new(files.Select(file => new TextFile(file.Path, file.Text)));

    /// <summary>The C# of some folders.</summary>
    public IEnumerable<TextFile> SourcesUnder(params string[] folders) => Sources.Where(file => file.IsUnder(folders));

    /// <summary>The projects of some folders.</summary>
    public IEnumerable<ProjectFile> ProjectsUnder(params string[] folders) => Projects.Where(project => project.File.IsUnder(folders));

    /// <summary>One file, if it is there.</summary>
    public TextFile? Find(string path) => _files.GetValueOrDefault(path);

    /// <summary>Whether a file or a folder is there.</summary>
    public bool Has(string path) =>
        _files.ContainsKey(path) || _files.Keys.Any(file => file.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal));

    /// <summary>The project whose folder holds the file.</summary>
    public ProjectFile? ProjectOf(TextFile file) => Projects
        .Where(project => file.IsUnder(project.File.Folder))
        .MaxBy(project => project.File.Folder.Length);
}
