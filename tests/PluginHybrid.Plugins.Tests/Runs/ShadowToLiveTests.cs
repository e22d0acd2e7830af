using System.Text.Json;
using PluginHybrid.Plugins.Ageing;
using PluginHybrid.Plugins.Managing;
using PluginHybrid.Plugins.Trailing;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;
using PluginHybrid.TestKit;

namespace PluginHybrid.Plugins.Tests.Runs;

/// <summary>What was only decided on paper does not count once a plugin's orders are sent.</summary>
[Category(Level.Integration)]
public sealed class ShadowToLiveTests
{
    [Theory]
    [InlineData(PluginMode.Shadow)]
    [InlineData(PluginMode.Paper)]
    public void The_manager_gives_a_leg_its_stop_though_it_had_one_on_paper(PluginMode before)
    {
        var live = Live(PluginTest.For<PositionManager>(), before, () => Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Hold(2.Minutes()));
        Assert.Equal(58_800, live.Positions.Single().StopLoss);
    }

    [Fact]
    public void The_manager_acts_upon_exposure_though_it_did_on_paper()
    {
        var settings = new ManagerSettings { InitialStop = 0, MaxExposurePerSymbol = 20_000, OnExposure = Protection.Reduce };
        var live = Live(PluginTest.For<PositionManager>().With(settings), PluginMode.Shadow, () => Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Hold(2.Minutes()));
        Assert.Equal(0.333m, live.Positions.Single().Size);
    }

    [Fact]
    public void The_manager_acts_upon_the_loss_of_the_day_though_it_did_on_paper()
    {
        var settings = new ManagerSettings { InitialStop = 0, MaxDailyLoss = 500, OnDailyLoss = Protection.Close };
        var live = Live(
            PluginTest.For<PositionManager>().With(settings), PluginMode.Shadow,
            () => Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Fall(to: 58_800, over: 1.Minutes()).Hold(1.Minutes()));
        Assert.Empty(live.Positions);
    }

    [Theory]
    [InlineData(PluginMode.Shadow)]
    [InlineData(PluginMode.Paper)]
    public void The_trail_sets_its_stop_though_it_had_one_on_paper(PluginMode before)
    {
        var settings = new TrailSettings { ActivateAtPercent = 2, Distance = 1 };
        var live = Live(PluginTest.For<TrailingStop>().With(settings), before, RiseAndHold);
        Assert.Equal(62_370, live.Positions.Single().StopLoss);
    }

    [Fact]
    public void The_trail_of_the_venue_is_set_though_it_was_on_paper()
    {
        var settings = new TrailSettings { Mode = TrailMode.Venue, ActivateAtPercent = 2, Distance = 1 };
        var live = Live(PluginTest.For<TrailingStop>().With(settings), PluginMode.Shadow, RiseAndHold);
        Assert.NotNull(live.Positions.Single().TrailingStop);
    }

    [Fact]
    public void The_script_of_the_trail_sets_its_stop_though_the_best_price_was_seen_in_shadow()
    {
        var path = Path.Combine(Repository.Root, "plugins", "scripts", "trailing-stop.csx");
        var live = Live(
            PluginTest.FromFile(path).With("{ distance: 1, activateAtPercent: 2 }"), PluginMode.Shadow, RiseAndHold,
            () => Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Rise(to: 62_700, over: 1.Minutes()).Hold(20.Seconds()));
        Assert.Equal(62_370, live.Positions.Single().StopLoss);
    }

    [Fact]
    public void The_monitor_reduces_protects_and_closes_though_it_did_on_paper()
    {
        var plan = new AgeSettings
        {
            WarnAfter = TimeSpan.Zero,
            BreakEvenAfter = 1.Minutes(),
            ReduceAfter = 2.Minutes(),
            Targets = "0:3%",
            Grace = TimeSpan.Zero,
        };
        static Market Path() => Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Rise(to: 60_300, over: 30.Seconds()).Hold(3.Minutes());
        var live = Live(PluginTest.For<AgedMonitor>().With(plan), PluginMode.Shadow, Path).Positions.Single();
        Assert.Equal((0.25m, 60_072m, 61_800m), (live.Size, live.StopLoss, live.TakeProfit));
    }

    [Theory]
    [InlineData(CloseBy.Market)]
    [InlineData(CloseBy.Limit)]
    public void The_monitor_closes_though_it_did_on_paper(CloseBy by)
    {
        var plan = new AgeSettings
        {
            WarnAfter = TimeSpan.Zero,
            BreakEvenAfter = TimeSpan.Zero,
            CloseAfter = 1.Minutes(),
            CloseBy = by,
            ChaseTimes = 1,
            ChaseWait = 10.Seconds(),
            Grace = TimeSpan.Zero,
        };
        var live = Live(
            PluginTest.For<AgedMonitor>().With(plan), PluginMode.Shadow,
            () => Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Hold(3.Minutes()));
        Assert.Empty(live.Positions);
    }

    private static Market RiseAndHold() => Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Rise(to: 63_000, over: 1.Minutes()).Hold(20.Seconds());

    // The same position, watched on paper to the end of the market, and then again by a plugin whose orders are sent.
    private static PluginRun Live(PluginScenario plugin, PluginMode before, Func<Market> first, Func<Market>? second = null)
    {
        var paper = plugin.Mode(before).Play(first());
        Assert.NotEmpty(paper.State);
        Assert.All(paper.Positions, leg => Assert.Null(leg.StopLoss));
        foreach (var (key, text) in paper.State)
        {
            plugin = plugin.WithState(key, JsonElement.Parse(text));
        }

        return plugin.Mode(PluginMode.Live).Play((second ?? first)());
    }
}
