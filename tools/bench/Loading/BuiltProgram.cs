namespace PluginHybrid.Bench.Loading;

/// <summary>Where the built <c>hybrid</c>, its plugins and the repository's scripts lie, in the configuration this program was built in.</summary>
internal static class BuiltProgram
{
    /// <summary>The command's assembly, run with <c>dotnet</c>.</summary>
    public static string Hybrid => Path.Combine(Output, "hybrid.dll");

    private static string Root { get; } = FindRoot();

    // bin/<configuration>/<framework> on both sides.
    private static string Output
    {
        get
        {
            var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(Root, "src", "PluginHybrid", "bin", own.Parent!.Name, own.Name);
        }
    }

    /// <summary>The file of a plugin that is built along.</summary>
    /// <param name="name">The assembly's name.</param>
    public static string Plugin(string name) => Path.Combine(Output, "plugins", name, $"{name}.dll");

    /// <summary>A file of <c>plugins/scripts</c>.</summary>
    public static string Script(string file) => Path.Combine(Root, "plugins", "scripts", file);

    /// <summary>What <c>hybrid new</c> writes as a <c>.cs</c>, without the lines that only an editor needs.</summary>
    public static string SourceTemplate() => string.Join('\n', File.ReadLines(Path.Combine(Root, "templates", "content", "cs", "hybrid-plugin-1.cs"))
        .Where(line => !line.StartsWith("#:", StringComparison.Ordinal)));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PluginHybrid.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"{AppContext.BaseDirectory} is not inside the repository: nothing to load is found.");
    }
}
