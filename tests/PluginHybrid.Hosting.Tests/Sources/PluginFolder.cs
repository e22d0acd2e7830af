using PluginHybrid.Hosting.Settings;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Sources;

/// <summary>A plugin folder of one test, with a compile cache beside it; gone with the test.</summary>
internal sealed class PluginFolder : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("hybrid-plugins-");

    public string Home => _home.FullName;

    public string Plugins => Directory.CreateDirectory(Path.Combine(Home, "plugins")).FullName;

    public string Cache => Path.Combine(Home, "cache");

    public string Write(string name, string text)
    {
        var path = Path.Combine(Plugins, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string Write(string name, byte[] bytes)
    {
        var path = Write(name, "");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public PluginLoader Loader(bool strict = false, Func<string, SettingsSource?>? operators = null) =>
        new(new PluginLoaderOptions { CacheFolder = Cache, Strict = strict, OperatorSettings = operators ?? (_ => null) });

    public Task<LoadResult> Load(string path, bool strict = false) =>
        Wait.For($"the load of {Path.GetFileName(path)}", Loader(strict).LoadAsync(PluginCatalog.At(path), TestContext.Current.CancellationToken), TimeSpan.FromSeconds(60));

    public async Task<LoadedPlugin> Loaded(string path, bool strict = false)
    {
        var result = await Load(path, strict);
        Assert.True(result.Plugin is not null, $"{Path.GetFileName(path)} was refused:\n{string.Join('\n', result.Problems)}");
        return result.Plugin;
    }

    /// <summary>The one error of a load that must be refused, without the folder's name.</summary>
    public async Task<string> Refused(string path, bool strict = false)
    {
        var result = await Load(path, strict);
        Assert.True(result.Plugin is null, $"{Path.GetFileName(path)} was loaded.");
        return string.Join('\n', result.Problems.Where(problem => problem.IsError)).Replace(Plugins + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }

    public void Dispose() => _home.Delete(recursive: true);
}
