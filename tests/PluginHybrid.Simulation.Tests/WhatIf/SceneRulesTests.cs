using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Replay;
using PluginHybrid.Replay.Running;
using PluginHybrid.Replay.Scenes;
using PluginHybrid.Simulation.Hosts;
using PluginHybrid.Simulation.WhatIf;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.WhatIf;

/// <summary>Recordings that cannot be lived again are refused with the reason and the way out.</summary>
[Category(Level.Unit)]
public sealed class SceneRulesTests
{
    [Fact]
    public void A_whole_session_is_taken() => SceneRules.Check(Flight());

    [Fact]
    public void A_lossy_recording_is_refused() => Refused("records are missing from it", Flight() with { IsLossy = true });

    [Fact]
    public void Parts_without_the_first_are_refused() =>
        Refused("it begins with part 3, and how the session stood then is in the parts before", Flight() with { Header = Flight().Header with { Part = 3 } });

    [Fact]
    public void A_plugin_that_was_replaced_in_the_middle_is_named_with_the_cut_before_it() => Refused(
        "trailing-stop was stopped, replaced or suspended at 4.500 s, in the middle. Cut a case that ends before: hybrid case add <recording> --from 0s --to 4s",
        Flight() with { PluginStops = [("trailing-stop", TimeSpan.FromSeconds(4.5))] });

    [Fact]
    public void A_session_without_prices_is_refused() => Refused("it holds no price", Flight() with { Prices = [] });

    [Fact]
    public void A_symbol_without_trading_rules_is_named() => Refused("it holds no trading rules of BTCUSDT", Flight() with { Instruments = [] });

    [Fact]
    public async Task Without_any_plugin_there_is_nobody_to_decide()
    {
        var options = new WhatIfOptions
        {
            Path = Path.Combine(Repository.Root, "recordings", "first-flight"),
            Plugins = new ReplayPlugins(WorldPlugins.Load(Directory.CreateTempSubdirectory("no-plugins-").FullName).Loader, []),
            Terms = _ => new PluginTerms(),
            RecordInto = Path.GetTempPath(),
        };

        var refused = await Assert.ThrowsAsync<ReplayException>(() => WhatIfRun.RunAsync(options, TestContext.Current.CancellationToken));

        Assert.Contains("names no plugin, and the configuration names none either", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--config", refused.Message, StringComparison.Ordinal);
    }

    internal static RecordedScene Flight() =>
        RecordedScene.Read(Path.Combine(Repository.Root, "recordings", "first-flight"), TestContext.Current.CancellationToken);

    private static void Refused(string text, RecordedScene scene) =>
        Assert.Contains(text, Assert.Throws<ReplayException>(() => SceneRules.Check(scene)).Message, StringComparison.Ordinal);
}
