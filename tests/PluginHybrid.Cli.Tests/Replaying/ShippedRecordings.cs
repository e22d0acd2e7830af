using PluginHybrid.Cli.Tests.Commands;
using PluginHybrid.Cli.Tests.Processes;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Replaying;

/// <summary>What lies in <c>recordings/</c> and was accepted by somebody: one that was made a minute ago is nobody's promise yet. The regressions below it have tests of their own.</summary>
internal static class ShippedRecordings
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "recordings");

    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.EnumerateDirectories(Folder)
            .Where(folder => File.Exists(Path.Combine(folder, "expected.hash.txt")))
            .Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal),
    ];

    /// <summary>A command in the repository, with the plugins that were built with the executable.</summary>
    /// <param name="loading">What becomes of the plugin loader. Default: it stays as it is.</param>
    public static Invocation Invocation(Func<IPluginLoader, IPluginLoader>? loading = null) => new()
    {
        WorkingFolder = Repository.Root,
        Variables = { [BuiltHybrid.PluginsVariable] = BuiltHybrid.Plugins },
        Loading = loading ?? (loader => loader),
    };

    /// <summary>Lends what the first command loaded to those after it: their plugins are compiled once, not twenty times.</summary>
    public static Func<IPluginLoader, IPluginLoader> LoadingOnce()
    {
        SharedLoader? shared = null;
        return loader => shared ??= new SharedLoader(loader);
    }
}
