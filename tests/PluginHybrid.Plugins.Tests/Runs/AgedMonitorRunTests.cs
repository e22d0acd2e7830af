using PluginHybrid.Plugins.Ageing;
using PluginHybrid.Testing;
using PluginHybrid.TestKit;

namespace PluginHybrid.Plugins.Tests.Runs;

[Category(Level.Unit)]
public sealed class AgedMonitorRunTests
{
    private static readonly AgeSettings Plan = new()
    {
        WarnAfter = 1.Minutes(),
        BreakEvenAfter = 2.Minutes(),
        Targets = "0:3% 3m:2%",
        ReduceAfter = 4.Minutes(),
        CloseAfter = 5.Minutes(),
        Grace = TimeSpan.Zero,
        ChaseTimes = 2,
        ChaseWait = 20.Seconds(),
        ChaseOffsetPercent = 0.1m,
    };

    [Fact]
    public void A_long_goes_through_all_stages_and_is_closed()
    {
        var run = PluginTest.For<AgedMonitor>().With(Plan).Play(
            Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Rise(to: 60_300, over: 1.Minutes()).Hold(5.Minutes()));
        Golden.Equal(
            """
            00:00:01 set-take-profit BTCUSDT#0 61800 accepted: 0 min old: 3 % is enough
            00:02:00 set-stop BTCUSDT#0 60072 accepted: 2 min old, break-even plus 0.12 % fees after 00:02:00
            00:03:00 set-take-profit BTCUSDT#0 61200 accepted: 3 min old: 2 % is enough
            00:04:00 reduce BTCUSDT#0 0.25 at market accepted: 4 min old, 0.5 of it goes after 00:04:00
            00:05:00 close BTCUSDT#0 at 60360.3 accepted: 5 min old, closed after 00:05:00; limit order 1 of 2
            00:05:20 cancel BTCUSDT#0 accepted: not filled within 00:00:20
            00:05:21 close BTCUSDT#0 at 60360.3 accepted: 5 min old, closed after 00:05:00; limit order 2 of 2
            00:05:41 cancel BTCUSDT#0 accepted: not filled within 00:00:20
            00:05:42 close BTCUSDT#0 at market accepted: 5 min old, closed after 00:05:00; 2 limit orders in vain
            """,
            run.Decisions);
        Assert.Empty(run.Positions);
        Assert.Empty(run.State);
        Assert.Single(run.Log, line => line.Contains("warning after", StringComparison.Ordinal));
    }

    [Fact]
    public void A_short_goes_through_all_stages_and_is_closed()
    {
        var run = PluginTest.For<AgedMonitor>().With(Plan).Play(
            Market.Short("BTCUSDT", entry: 60_000, size: 0.5m).Fall(to: 59_700, over: 1.Minutes()).Hold(5.Minutes()));
        Golden.Equal(
            """
            00:00:01 set-take-profit BTCUSDT#0 58200 accepted: 0 min old: 3 % is enough
            00:02:00 set-stop BTCUSDT#0 59928 accepted: 2 min old, break-even plus 0.12 % fees after 00:02:00
            00:03:00 set-take-profit BTCUSDT#0 58800 accepted: 3 min old: 2 % is enough
            00:04:00 reduce BTCUSDT#0 0.25 at market accepted: 4 min old, 0.5 of it goes after 00:04:00
            00:05:00 close BTCUSDT#0 at 59640.3 accepted: 5 min old, closed after 00:05:00; limit order 1 of 2
            00:05:20 cancel BTCUSDT#0 accepted: not filled within 00:00:20
            00:05:21 close BTCUSDT#0 at 59640.3 accepted: 5 min old, closed after 00:05:00; limit order 2 of 2
            00:05:41 cancel BTCUSDT#0 accepted: not filled within 00:00:20
            00:05:42 close BTCUSDT#0 at market accepted: 5 min old, closed after 00:05:00; 2 limit orders in vain
            """,
            run.Decisions);
        Assert.Empty(run.Positions);
    }

    [Fact]
    public void While_the_streams_are_cut_nothing_is_decided_and_after_that_it_is()
    {
        var run = PluginTest.For<AgedMonitor>().With(Plan with { Targets = "", BreakEvenAfter = TimeSpan.Zero, ReduceAfter = TimeSpan.Zero, CloseBy = CloseBy.Market }).Play(
            Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Hold(4.Minutes()).Cut(over: 3.Minutes()).Hold(1.Minutes()));
        var close = Assert.Single(run.DecisionList);
        Assert.True(close.At >= 7.Minutes(), $"decided at {close.At}, while the streams were cut");
    }

    [Fact]
    public void After_a_restart_the_grace_comes_first_and_no_stage_is_repeated()
    {
        var run = PluginTest.For<AgedMonitor>().With(Plan with { Targets = "", Grace = 30.Seconds(), CloseBy = CloseBy.Market }).Play(
            Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Rise(to: 60_300, over: 4.Minutes()).Hold(10.Seconds()).Restart(down: 1.Minutes()).Hold(1.Minutes()));
        Golden.Equal(
            """
            00:02:00 set-stop BTCUSDT#0 60072 accepted: 2 min old, break-even plus 0.12 % fees after 00:02:00
            00:04:00 reduce BTCUSDT#0 0.25 at market accepted: 4 min old, 0.5 of it goes after 00:04:00
            00:05:40 close BTCUSDT#0 at market accepted: 5 min old, closed after 00:05:00
            """,
            run.Decisions);
    }
}
