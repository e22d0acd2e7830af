using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Processes;

/// <summary>The executable as this configuration built it, in its own folder and not beside the tests.</summary>
/// <remarks>
/// What lies beside the tests is instrumented while coverage is measured; a process that is killed there leaves half a
/// file of it, of which later ones die.
/// </remarks>
internal static class BuiltHybrid
{
    /// <summary>The environment variable that names folders of plugins.</summary>
    public const string PluginsVariable = "HYBRID__PLUGINS__FOLDERS";

    /// <summary>What <c>dotnet</c> runs.</summary>
    public static string Program => Built("hybrid.dll");

    /// <summary>The folder of its own plugins.</summary>
    public static string Plugins => Built("plugins");

    private static string Built(string name)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var path = Path.Combine(Repository.Root, "src", "PluginHybrid", "bin", output.Parent!.Name, output.Name, name);
        Assert.True(Path.Exists(path), $"The build did not make {path}.");
        return path;
    }
}
