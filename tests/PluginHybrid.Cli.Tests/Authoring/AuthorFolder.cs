using PluginHybrid.Cli.Tests.Commands;

namespace PluginHybrid.Cli.Tests.Authoring;

/// <summary>A folder of the test's own, as a person has one; gone with the test.</summary>
internal sealed class AuthorFolder : IDisposable
{
    private AuthorFolder(string path) => Path = path;

    public string Path { get; }

    /// <summary>An empty folder.</summary>
    /// <param name="test">Names it.</param>
    public static AuthorFolder For(string test)
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"hybrid-author-{Environment.ProcessId}", test);
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        Directory.CreateDirectory(path);
        return new AuthorFolder(path);
    }

    /// <summary>A command line started in it, with a cache of its own.</summary>
    public Invocation Hybrid() => new() { WorkingFolder = Path, Variables = { ["HYBRID_CACHE"] = Of(".cache") } };

    public string Of(string relative) => System.IO.Path.Combine(Path, relative);

    public string Read(string relative) => File.ReadAllText(Of(relative));

    public string Write(string relative, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Of(relative))!);
        File.WriteAllText(Of(relative), text);
        return Of(relative);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
