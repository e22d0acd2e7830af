using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Sources;

/// <summary>The SDK and the templates, packed into a folder feed; and the templates installed into a hive of their own.</summary>
public sealed class PackedSdk : IAsyncLifetime
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("hybrid-packages-");
    private int _made;

    public string Feed => Path.Combine(_home.FullName, "feed");

    private string Hive => Path.Combine(_home.FullName, "hive");

    public async ValueTask InitializeAsync()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        await Dotnet.Run(Repository.Root, "pack", Path.Combine("src", "PluginHybrid.Sdk"), "--no-build", "-c", configuration, "-o", Feed);
        await Dotnet.Run(Repository.Root, "pack", "templates", "-c", configuration, "-o", Feed);
        await Dotnet.Run(_home.FullName, "new", "install", Directory.GetFiles(Feed, "PluginHybrid.Templates.*").Single(), "--debug:custom-hive", Hive);
    }

    /// <summary>Makes a plugin from the template.</summary>
    /// <param name="kind">dll, cs or csx.</param>
    /// <returns>Its folder; a <c>nuget.config</c> in it knows this feed and no other.</returns>
    public async Task<string> New(string kind)
    {
        var folder = Path.Combine(_home.FullName, $"{kind}-{Interlocked.Increment(ref _made)}");
        await Dotnet.Run(_home.FullName, "new", "hybrid-plugin", "--kind", kind, "-n", "PriceAlert", "-o", folder, "--debug:custom-hive", Hive);
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{_home.FullName}/packages" /></config>
              <packageSources><clear /><add key="local" value="{Feed}" /></packageSources>
            </configuration>
            """);
        return folder;
    }

    public ValueTask DisposeAsync()
    {
        _home.Delete(recursive: true);
        return default;
    }
}
