using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Replaying;

/// <summary>The executable's own plugins, built with this configuration.</summary>
internal static class BuiltPlugins
{
    /// <summary>The variable that names their folder.</summary>
    public const string Variable = "HYBRID__PLUGINS__FOLDERS";

    /// <summary>Their folder.</summary>
    public static string Folder
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(Repository.Root, "src", "PluginHybrid", "bin", output.Parent!.Name, output.Name, "plugins");
        }
    }
}
