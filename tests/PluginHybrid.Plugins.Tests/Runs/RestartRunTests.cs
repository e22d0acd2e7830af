using PluginHybrid.Plugins.Ageing;
using PluginHybrid.Plugins.Managing;
using PluginHybrid.Plugins.Trailing;
using PluginHybrid.Sdk;
using PluginHybrid.Testing;
using PluginHybrid.TestKit;

namespace PluginHybrid.Plugins.Tests.Runs;

/// <summary>What the shipped plugins keep of a leg goes with its life, also when it ends while no host runs.</summary>
[Category(Level.Unit)]
public sealed class RestartRunTests
{
    [Fact]
    public void The_trailing_stop_leaves_nothing_of_a_leg_that_closed_while_no_host_ran() =>
        NothingIsLeft<TrailingStop>("trail/ETHUSDT#0");

    [Fact]
    public void The_aged_monitor_leaves_nothing_of_a_leg_that_closed_while_no_host_ran() =>
        NothingIsLeft<AgedMonitor>("age/ETHUSDT#0");

    [Fact]
    public void The_position_manager_leaves_nothing_of_a_leg_that_closed_while_no_host_ran()
    {
        NothingIsLeft<PositionManager>("leg/ETHUSDT#0");
        var run = PluginTest.For<PositionManager>().Play(Held(), Closed());
        Assert.Single(run.Log, line => line.Contains("ETHUSDT#0 is closed, result not stated", StringComparison.Ordinal));
        Assert.DoesNotContain("ETHUSDT", run.State["day"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_leg_that_was_opened_anew_while_no_host_ran_begins_anew()
    {
        var run = PluginTest.For<PositionManager>().Play(Held(), Closed().Hold(2.Seconds()).OpenShort(size: 1).Hold(30.Seconds()));
        var told = run.Log.Where(line => line.Contains("ETHUSDT#0", StringComparison.Ordinal) && (line.Contains("is in the book", StringComparison.Ordinal) || line.Contains("is closed", StringComparison.Ordinal)))
            .Select(line => line[line.IndexOf("ETHUSDT#0", StringComparison.Ordinal)..]);
        Assert.Equal(
            [
                "ETHUSDT#0 long 2 at 3000 is in the book",
                "ETHUSDT#0 is closed, result not stated",
                "ETHUSDT#0 short 1 at 3000 is in the book",
            ],
            told);
    }

    private static void NothingIsLeft<TPlugin>(string key)
        where TPlugin : HybridPlugin, new()
    {
        var before = PluginTest.For<TPlugin>().Play(Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Hold(20.Seconds()), Market.Long("ETHUSDT", entry: 3_000, size: 2).Hold(20.Seconds()));
        Assert.Contains(key, before.State.Keys);

        var run = PluginTest.For<TPlugin>().Play(Held(), Closed());

        Assert.Contains(key.Replace("ETH", "BTC", StringComparison.Ordinal), run.State.Keys);
        Assert.DoesNotContain(key, run.State.Keys);
    }

    // The host is down from 20 s to 40 s; the other leg closes at 25 s.
    private static Market Held() => Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Hold(20.Seconds()).Restart(down: 20.Seconds()).Hold(30.Seconds());

    private static Market Closed() => Market.Long("ETHUSDT", entry: 3_000, size: 2).Hold(25.Seconds()).Close();
}
