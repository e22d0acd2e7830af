using System.Reflection;
using PluginHybrid.Hosting.Settings;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Lifecycle;
using PluginHybrid.Sdk.Settings;
using PluginHybrid.TestKit.Loading;

namespace PluginHybrid.TestKit;

/// <summary>Runs a plugin of any form over a market that the test writes, in virtual time, on the real session, gate and plugin host.</summary>
/// <example><code>
/// var run = PluginTest.For&lt;TrailingStop&gt;().With(new TrailSettings { Distance = 1 })
///     .Play(Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Rise(to: 63_000, over: 10.Minutes()).Fall(to: 62_000, over: 5.Minutes()));
/// Assert.EndsWith("set-stop BTCUSDT#0 62370 accepted: 1 % behind the best price 63000", run.Decisions);
/// </code></example>
public static class PluginTest
{
    private static int _caches;

    /// <summary>A class of the test's own process.</summary>
    /// <typeparam name="TPlugin">The plugin; its id is that of its attribute.</typeparam>
    public static PluginScenario For<TPlugin>()
        where TPlugin : HybridPlugin, new()
    {
        var named = typeof(TPlugin).GetCustomAttribute<PluginAttribute>();
        var candidate = new PluginCandidate(named?.Id ?? "plugin", PluginKind.Dll, typeof(TPlugin).Assembly.Location, "test");
        return new PluginScenario(candidate, scenario => new GivenLoader(
            () => new TypePlugin(candidate, named?.Needs ?? default, static () => new TPlugin(), scenario.SettingsText is { } yaml ? Read(yaml) : new GivenSettings(scenario.Settings))));
    }

    /// <summary>A script or a single file, compiled as the host compiles it.</summary>
    /// <param name="path">A <c>.csx</c> or <c>.cs</c>; settings from the <c>.yaml</c> beside it unless the test gives some.</param>
    public static PluginScenario FromFile(string path) => Loaded(PluginCatalog.At(path));

    /// <summary>A DLL, loaded into a context of its own as the host loads it.</summary>
    /// <param name="dll">The plugin's DLL; its dependencies lie beside it.</param>
    public static PluginScenario FromFolder(string dll) => Loaded(PluginCatalog.At(dll));

    private static PluginScenario Loaded(PluginCandidate candidate) => new(candidate, scenario =>
    {
        if (scenario.Settings is not null)
        {
            throw new InvalidOperationException("A plugin of another load context cannot take this process's settings record; give the settings as YAML text.");
        }

        var cache = Path.Combine(Path.GetTempPath(), "hybrid-testkit", $"{Environment.ProcessId}-{Interlocked.Increment(ref _caches)}");
        var loader = new PluginLoader(new PluginLoaderOptions
        {
            CacheFolder = cache,
            OperatorSettings = _ => scenario.SettingsText is { } yaml ? new SettingsSource("settings of the test", yaml) : null,
        });
        return new GivenLoader(() =>
        {
            var result = loader.LoadAsync(candidate, CancellationToken.None).GetAwaiter().GetResult();
            return result.Plugin ?? throw new InvalidOperationException(string.Join('\n', result.Problems));
        });
    });

    private static PluginSettings Read(string yaml)
    {
        var settings = new PluginSettings(new SettingsSource("settings of the test", yaml));
        return settings.Problems is [] ? settings : throw new SettingRefusedException(string.Join('\n', settings.Problems));
    }
}
