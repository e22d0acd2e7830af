using PluginHybrid.Core.Rest;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Checking;

[Category(Level.Unit)]
public sealed class NoCloseWhileStaleTests
{
    private readonly Bench _bench = new(new NoCloseWhileStale());

    public NoCloseWhileStaleTests()
    {
        _bench.Sight.Tickers = ["BTCUSDT"];
        _bench.Emit(new StreamFresh(_bench.Stamp(), StreamKind.Private, default));
    }

    [Fact]
    public void A_close_on_fresh_facts_and_a_stop_on_stale_ones_are_right()
    {
        Close();
        _bench.Emit(new StreamStale(_bench.Stamp(), StreamKind.Private, "lost"));
        _bench.Checker.Asked(_bench.Sight, new SetTradingStop(2, Bench.Key()) { StopLoss = 90 });

        Assert.Empty(_bench.Checker.Found);
    }

    [Fact]
    public void A_close_on_positions_that_were_told_to_be_stale_is_told()
    {
        _bench.Emit(new StreamStale(_bench.Stamp(), StreamKind.Private, "lost"));
        Close();

        Assert.Equal("positions", _bench.Places);
    }

    [Fact]
    public void A_close_on_positions_that_are_stale_in_truth_is_told()
    {
        _bench.Sight.Fresh.Remove(StreamKind.Private);
        Close();

        Assert.Equal("positions", _bench.Places);
    }

    [Fact]
    public void A_close_without_a_live_price_is_told()
    {
        _bench.Sight.Tickers = [];
        Close();

        Assert.Equal("prices", _bench.Places);
    }

    private void Close() => _bench.Checker.Asked(_bench.Sight, new PlaceReduction(1, Bench.Key(), Side.Sell, "a-1", 1, null));
}
