using System.Text.RegularExpressions;

namespace PluginHybrid.Hosting.Sources.Compiling;

/// <summary>Finds the directives of a script by its text alone: <c>#load</c>, <c>#r</c>, <c>#:package</c>.</summary>
internal sealed partial class ScriptReader
{
    /// <summary>The file of editor stubs; it stands for the globals and is read as empty.</summary>
    public const string EditorStubs = ".hybrid.csx";

    private const string Sdk = "PluginHybrid.Sdk";

    private readonly PluginKind _kind;
    private readonly List<KeyValuePair<string, string>> _files = [];
    private readonly List<string> _libraries = [];
    private readonly List<PackageName> _packages = [];
    private readonly List<SourceProblem> _problems = [];

    private ScriptReader(PluginKind kind) => _kind = kind;

    /// <summary>Reads a script and all it loads; a loaded file that is missing is left to the compiler, which names the line.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="kind">Script or single-file source.</param>
    /// <exception cref="IOException">The script itself cannot be read.</exception>
    public static ScriptText Read(string path, PluginKind kind)
    {
        var reader = new ScriptReader(kind);
        reader.Add(path, File.ReadAllText(path));
        return new ScriptText(path, kind, reader._files, reader._libraries, reader._packages, reader._problems);
    }

    private void Add(string path, string text)
    {
        _files.Add(new(path, text));
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (_kind == PluginKind.Source) ReadSourceLine(path, i + 1, lines[i]);
            else ReadScriptLine(path, i + 1, lines[i]);
        }
    }

    private void ReadSourceLine(string path, int line, string text)
    {
        if (SourcePackage().Match(text) is { Success: true } found) AddPackage(path, line, found);
    }

    private void ReadScriptLine(string path, int line, string text)
    {
        if (ScriptPackage().Match(text) is { Success: true } package)
        {
            AddPackage(path, line, package);
        }
        else if (Load().Match(text) is { Success: true } load)
        {
            AddLoaded(Resolve(path, load.Groups["what"].Value));
        }
        else if (Reference().Match(text) is { Success: true } reference && Resolve(path, reference.Groups["what"].Value) is var library && File.Exists(library))
        {
            if (!_libraries.Contains(library)) _libraries.Add(library);
        }
    }

    private void AddLoaded(string path)
    {
        var known = Path.GetFileName(path) == EditorStubs || _files.Any(file => file.Key == path);
        if (!known && File.Exists(path)) Add(path, File.ReadAllText(path));
    }

    private void AddPackage(string path, int line, Match found)
    {
        var (id, version) = (found.Groups["id"].Value, found.Groups["version"].Value);
        if (id.Equals(Sdk, StringComparison.OrdinalIgnoreCase)) return;
        if (version.Length == 0)
        {
            _problems.Add(new SourceProblem(path, line, 1, "HYB0114", $"package {id} has no version.", "Write the exact version, so that the same script is the same plugin tomorrow."));
            return;
        }

        if (!_packages.Any(known => known.Id.Equals(id, StringComparison.OrdinalIgnoreCase))) _packages.Add(new PackageName(id, version, path, line));
    }

    private static string Resolve(string from, string what) => Path.GetFullPath(what, Path.GetDirectoryName(from)!);

    [GeneratedRegex("""^\s*#load\s+"(?<what>[^"]+)"\s*""")]
    private static partial Regex Load();

    [GeneratedRegex("""^\s*#r\s+"(?!\s*nuget\s*:)(?<what>[^"]+)"\s*""")]
    private static partial Regex Reference();

    [GeneratedRegex("""^\s*#r\s+"\s*nuget\s*:\s*(?<id>[A-Za-z0-9_.\-]+)\s*(,\s*(?<version>[^"\s]+)\s*)?"\s*""", RegexOptions.IgnoreCase)]
    private static partial Regex ScriptPackage();

    [GeneratedRegex(@"^\s*#:package\s+(?<id>[A-Za-z0-9_.\-]+)(@(?<version>\S+))?\s*$")]
    private static partial Regex SourcePackage();
}
