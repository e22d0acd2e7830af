using PluginHybrid.Hosting.Settings;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Trials;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Trials;

[Category(Level.Integration)]
public sealed class TempersTests
{
    [Fact]
    public async Task Every_plugin_takes_the_settings_of_every_temper()
    {
        var found = new PluginCatalog([Path.Combine(AppContext.BaseDirectory, "plugins")]).Scan().Candidates;
        Assert.Equal(3, found.Count);
        var cache = Directory.CreateTempSubdirectory("hybrid-tempers-");
        foreach (var temper in DayMaker.Tempers)
        {
            var loader = new PluginLoader(new PluginLoaderOptions
            {
                CacheFolder = cache.FullName,
                OperatorSettings = id => Tempers.SettingsOf(temper, id) is { } text ? new SettingsSource($"{temper} {id}", text) : null,
            });
            foreach (var candidate in found)
            {
                var loaded = await loader.LoadAsync(candidate, TestContext.Current.CancellationToken);
                Assert.True(loaded.Plugin is not null, $"{temper} {candidate.Id}: {string.Join("; ", loaded.Problems.Select(problem => problem.Text))}");
            }
        }

        cache.Delete(recursive: true);
    }
}
