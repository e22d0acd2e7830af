using PluginHybrid.Testing;
using PluginHybrid.TestKit;

namespace PluginHybrid.Plugins.Tests.Runs;

[Category(Level.Integration)]
public sealed class ScriptRunTests
{
    [Fact]
    public void The_script_of_the_trailing_stop_activates_ratchets_and_is_stopped_out()
    {
        var run = Script("trailing-stop").With("{ distance: 1, activateAtPercent: 2 }").Play(
            Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Every(10.Seconds()).Rise(to: 63_000, over: 1.Minutes()).Fall(to: 61_000, over: 1.Minutes()),
            Market.Short("ETHUSDT", entry: 3_000, size: 1).Every(10.Seconds()).Fall(to: 2_900, over: 1.Minutes()).Rise(to: 3_000, over: 1.Minutes()));
        Golden.Equal(
            """
            00:00:30 set-stop BTCUSDT#0 60885 accepted: 1 % behind the best price 61500.0
            00:00:40 set-stop BTCUSDT#0 61380 accepted: 1 % behind the best price 62000.0
            00:00:40 set-stop ETHUSDT#0 2962.633 accepted: 1 % behind the best price 2933.3
            00:00:50 set-stop BTCUSDT#0 61875 accepted: 1 % behind the best price 62500.0
            00:00:50 set-stop ETHUSDT#0 2945.867 accepted: 1 % behind the best price 2916.7
            00:01:00 set-stop BTCUSDT#0 62370 accepted: 1 % behind the best price 63000.0
            00:01:00 set-stop ETHUSDT#0 2929 accepted: 1 % behind the best price 2900.0
            """,
            run.Decisions);
        Assert.Empty(run.Positions);
        Assert.Empty(run.State);
    }

    [Fact]
    public void The_script_of_the_aged_monitor_protects_and_closes()
    {
        var run = Script("aged-monitor").With("{ warnAfter: 1m, breakEvenAfter: 2m, closeAfter: 3m }").Play(
            Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Rise(to: 60_300, over: 1.Minutes()).Hold(3.Minutes()));
        Golden.Equal(
            """
            00:02:00 set-stop BTCUSDT#0 60072 accepted: 0.00:02 old, break-even plus 0.12 % fees
            00:03:00 close BTCUSDT#0 at market accepted: 0.00:03 old, closed after 00:03:00
            """,
            run.Decisions);
        Assert.Single(run.Log, line => line.Contains("BTCUSDT#0 is 0.00:01 old", StringComparison.Ordinal));
    }

    [Fact]
    public void The_script_of_the_position_manager_gives_every_leg_a_stop()
    {
        var run = Script("position-manager").Play(
            Market.Long("BTCUSDT", entry: 60_000, size: 0.5m, leg: 1).OpenShort(size: 1, leg: 2).Hold(20.Seconds()));
        Golden.Equal(
            """
            00:00:06 set-stop BTCUSDT#1 58800 accepted: no stop for 00:00:05: 2 %
            00:00:06 set-stop BTCUSDT#2 61200 accepted: no stop for 00:00:05: 2 %
            """,
            run.Decisions);
        Assert.Equal(90_000, run.Gauges["exposure"]);
    }

    [Fact]
    public void A_price_alert_is_told_once_and_again_when_the_price_has_been_back()
    {
        var run = Script("price-alert").With("alerts: [\"BTCUSDT > 60500\"]").Play(
            Market.Of("BTCUSDT", 60_000).Rise(to: 61_000, over: 20.Seconds()).Fall(to: 60_480, over: 20.Seconds())
                .Rise(to: 61_000, over: 20.Seconds()).Fall(to: 60_000, over: 20.Seconds()).Rise(to: 61_000, over: 20.Seconds()));
        Assert.Equal(2, run.Log.Count(line => line.Contains("BTCUSDT > 60500", StringComparison.Ordinal)));
        Assert.Equal(2, run.Counters["alerts"]);
    }

    [Fact]
    public void Funding_that_a_position_pays_is_told_once_per_settlement_and_reduced_where_told_to()
    {
        var run = Script("funding-guard").With("{ reduceFraction: 0.5, before: 1m }").Play(
            Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Funding(rate: 0.001m, after: 3.Minutes()).Hold(4.Minutes()),
            Market.Short("ETHUSDT", entry: 3_000, size: 1).Funding(rate: 0.001m, after: 3.Minutes()).Hold(4.Minutes()));
        Golden.Equal(
            """
            00:02:00 reduce BTCUSDT#0 0.25 at market accepted: pays 0.1 % funding at 12:03 UTC
            """,
            run.Decisions);
    }

    [Fact]
    public void A_notifier_without_an_address_says_so_and_sends_nothing()
    {
        var run = Script("notify").With("addressVariable: HYBRID_TEST_NO_SUCH_VARIABLE").Play(Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Hold(5.Seconds()).Close());
        Assert.Single(run.Log, line => line.Contains("is not set; nothing is sent", StringComparison.Ordinal));
        Assert.Equal(2, run.Counters["left-out"]);
    }

    [Fact]
    public void The_summary_counts_what_the_session_did()
    {
        var run = Script("session-summary").Play(
            Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Rise(to: 60_600, over: 10.Seconds()).Close().Hold(5.Seconds()).OpenShort(size: 1).Hold(5.Seconds()));
        Assert.Single(run.Log, line => line.Contains("at the end: 2 opened, 1 closed (1 with profit), 1 fills", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("trailing-stop")]
    [InlineData("aged-monitor")]
    [InlineData("position-manager")]
    public void A_script_decides_the_same_twice(string id) =>
        Script(id).AssertDeterministic(Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Wander(seed: 3, over: 10.Minutes(), percent: 0.3m));

    private static PluginScenario Script(string id) => PluginTest.FromFile(Path.Combine(Repository.Root, "plugins", "scripts", $"{id}.csx"));
}
