using PluginHybrid.Plugins.Managing;
using PluginHybrid.Testing;
using PluginHybrid.TestKit;

namespace PluginHybrid.Plugins.Tests.Runs;

[Category(Level.Unit)]
public sealed class PositionManagerRunTests
{
    [Fact]
    public void Every_unprotected_leg_gets_its_stop_after_the_grace()
    {
        var run = PluginTest.For<PositionManager>().Play(
            Market.Long("BTCUSDT", entry: 60_000, size: 0.5m, leg: 1).OpenShort(size: 1, leg: 2).Hold(20.Seconds()),
            Market.Long("ETHUSDT", entry: 3_000, size: 2, stop: 2_900).Hold(20.Seconds()));
        Golden.Equal(
            """
            00:00:06 set-stop BTCUSDT#1 58800 accepted: no stop for 00:00:05: 2 % from the entry price 60000
            00:00:06 set-stop BTCUSDT#2 61200 accepted: no stop for 00:00:05: 2 % from the entry price 60000
            """,
            run.Decisions);
        Assert.Equal(96_000, run.Gauges["exposure"]);
        Assert.Equal(6_000, run.Gauges["exposure-ethusdt"]);
        Assert.Equal(-24_000, run.Gauges["exposure-net"]);
    }

    [Fact]
    public void Too_much_exposure_is_told_once_and_reduced_to_the_limit()
    {
        var run = PluginTest.For<PositionManager>().With(new ManagerSettings { InitialStop = 0, MaxExposurePerSymbol = 20_000, OnExposure = Protection.Reduce }).Play(
            Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Hold(30.Seconds()));
        Golden.Equal(
            """
            00:00:01 reduce BTCUSDT#0 0.167 at market accepted: exposure in BTCUSDT 30000 is above 20000
            """,
            run.Decisions);
        Assert.Equal(0.333m, run.Positions.Single().Size);
        Assert.Single(run.Log, line => line.Contains("is above 20000", StringComparison.Ordinal) && line.Contains("exposure in BTCUSDT 30000", StringComparison.Ordinal));
    }

    [Fact]
    public void The_loss_of_the_day_closes_what_is_open_once_and_survives_a_restart()
    {
        var run = PluginTest.For<PositionManager>().With(new ManagerSettings { InitialStop = 0, MaxDailyLoss = 500, OnDailyLoss = Protection.Close }).Play(
            Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Fall(to: 58_800, over: 1.Minutes()).Hold(10.Seconds()).Restart(down: 10.Seconds()).Hold(20.Seconds()));
        Golden.Equal(
            """
            00:00:50 close BTCUSDT#0 at market accepted: the day's loss 506.5 has reached 500
            """,
            run.Decisions);
        Assert.Empty(run.Positions);
        Assert.Single(run.Log, line => line.Contains("the day's loss", StringComparison.Ordinal) && !line.Contains("Protection", StringComparison.Ordinal));
        Assert.True(run.Gauges["day"] < -500, $"the day stands at {run.Gauges["day"]} after the restart");
    }
}
