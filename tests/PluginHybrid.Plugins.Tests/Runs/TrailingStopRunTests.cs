using PluginHybrid.Plugins.Trailing;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;
using PluginHybrid.TestKit;

namespace PluginHybrid.Plugins.Tests.Runs;

[Category(Level.Unit)]
public sealed class TrailingStopRunTests
{
    private static readonly TrailSettings Coarse = new() { ActivateAtPercent = 2, Distance = 1, MinStepPercent = 0.5m, BreakEvenAtPercent = 1 };

    [Fact]
    public void A_long_activates_ratchets_is_stopped_out_and_leaves_nothing_behind()
    {
        var run = PluginTest.For<TrailingStop>().With(Coarse).Play(
            Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Rise(to: 63_000, over: 1.Minutes()).Fall(to: 61_000, over: 1.Minutes()));
        Golden.Equal(
            """
            00:00:12 set-stop BTCUSDT#0 60072 accepted: break-even plus 0.12 % fees; best price 60600
            00:00:24 set-stop BTCUSDT#0 60588 accepted: 1 % behind the best price 61200
            00:00:31 set-stop BTCUSDT#0 60934.5 accepted: 1 % behind the best price 61550
            00:00:38 set-stop BTCUSDT#0 61281 accepted: 1 % behind the best price 61900
            00:00:45 set-stop BTCUSDT#0 61627.5 accepted: 1 % behind the best price 62250
            00:00:52 set-stop BTCUSDT#0 61974 accepted: 1 % behind the best price 62600
            00:00:59 set-stop BTCUSDT#0 62320.5 accepted: 1 % behind the best price 62950
            """,
            run.Decisions);
        Assert.Empty(run.Positions);
        Assert.Empty(run.State);
        Assert.Empty(run.Faults);
    }

    [Fact]
    public void A_short_is_the_mirror()
    {
        var run = PluginTest.For<TrailingStop>().With(Coarse).Play(
            Market.Short("BTCUSDT", entry: 60_000, size: 0.5m).Fall(to: 57_000, over: 1.Minutes()).Rise(to: 59_000, over: 1.Minutes()));
        Golden.Equal(
            """
            00:00:12 set-stop BTCUSDT#0 59928 accepted: break-even plus 0.12 % fees; best price 59400
            00:00:24 set-stop BTCUSDT#0 59388 accepted: 1 % behind the best price 58800
            00:00:30 set-stop BTCUSDT#0 59085 accepted: 1 % behind the best price 58500
            00:00:36 set-stop BTCUSDT#0 58782 accepted: 1 % behind the best price 58200
            00:00:42 set-stop BTCUSDT#0 58479 accepted: 1 % behind the best price 57900
            00:00:48 set-stop BTCUSDT#0 58176 accepted: 1 % behind the best price 57600
            00:00:54 set-stop BTCUSDT#0 57873 accepted: 1 % behind the best price 57300
            00:01:00 set-stop BTCUSDT#0 57570 accepted: 1 % behind the best price 57000
            """,
            run.Decisions);
        Assert.Empty(run.Positions);
        Assert.Empty(run.State);
    }

    [Fact]
    public void Both_legs_of_a_hedge_are_trailed_by_themselves()
    {
        var run = PluginTest.For<TrailingStop>().With(Coarse).Play(
            Market.Long("BTCUSDT", entry: 60_000, size: 1, leg: 1).OpenShort(size: 1, leg: 2)
                .Rise(to: 62_000, over: 1.Minutes()).Fall(to: 58_000, over: 2.Minutes()));
        Golden.Equal(
            """
            00:00:18 set-stop BTCUSDT#1 60072 accepted: break-even plus 0.12 % fees; best price 60600
            00:00:36 set-stop BTCUSDT#1 60588 accepted: 1 % behind the best price 61200
            00:00:46 set-stop BTCUSDT#1 60918 accepted: 1 % behind the best price 61533.3
            00:00:56 set-stop BTCUSDT#1 61248.1 accepted: 1 % behind the best price 61866.7
            00:02:18 set-stop BTCUSDT#2 59928 accepted: break-even plus 0.12 % fees; best price 59400
            00:02:36 set-stop BTCUSDT#2 59388 accepted: 1 % behind the best price 58800
            00:02:45 set-stop BTCUSDT#2 59085 accepted: 1 % behind the best price 58500
            00:02:54 set-stop BTCUSDT#2 58782 accepted: 1 % behind the best price 58200
            """,
            run.Decisions);
    }

    [Fact]
    public void A_restart_in_the_middle_changes_no_decision_but_the_time()
    {
        Market Path(bool restarts)
        {
            var market = Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Rise(to: 62_000, over: 30.Seconds());
            market = restarts ? market.Restart(down: 10.Seconds()) : market.Hold(10.Seconds());
            return market.Fall(to: 61_800, over: 10.Seconds()).Rise(to: 63_000, over: 30.Seconds());
        }

        var whole = PluginTest.For<TrailingStop>().With(Coarse).Play(Path(restarts: false));
        var broken = PluginTest.For<TrailingStop>().With(Coarse).Play(Path(restarts: true));
        Golden.Equal(whole.Decisions, broken.Decisions);
        Assert.NotEmpty(whole.DecisionList);
    }

    [Fact]
    public void Without_the_capability_every_move_is_denied_and_told_once()
    {
        var run = PluginTest.For<TrailingStop>().With(Coarse).Granted(Capabilities.None).Play(
            Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Rise(to: 63_000, over: 1.Minutes()).Hold(1.Minutes()));
        Assert.All(run.DecisionList, decision => Assert.Contains("denied capability", decision.ToString(), StringComparison.Ordinal));
        Assert.Single(run.Log, line => line.Contains("capability", StringComparison.Ordinal));
    }

    [Fact]
    public void In_shadow_mode_the_same_is_decided_and_nothing_is_sent()
    {
        var market = Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Rise(to: 63_000, over: 1.Minutes());
        var live = PluginTest.For<TrailingStop>().With(Coarse).Play(market);
        var shadow = PluginTest.For<TrailingStop>().With(Coarse).Mode(PluginMode.Shadow).Play(market);
        Golden.Equal(live.Decisions.Replace("accepted", "accepted (not sent)", StringComparison.Ordinal), shadow.Decisions);
        Assert.Null(shadow.Positions.Single().StopLoss);
    }

    [Fact]
    public void Two_runs_of_a_wandering_market_are_the_same() =>
        Assert.NotEmpty(PluginTest.For<TrailingStop>().With(Coarse with { ActivateAtPercent = 0 })
            .AssertDeterministic(Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Wander(seed: 7, over: 20.Minutes(), percent: 0.2m)).DecisionList);
}
