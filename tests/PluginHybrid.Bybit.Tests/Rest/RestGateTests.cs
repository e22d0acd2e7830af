using Microsoft.Extensions.Time.Testing;
using PluginHybrid.Bybit.Rest;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Rest;

[Category(Level.Unit)]
public sealed class RestGateTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000);
    private readonly FakeTimeProvider _time = new(Start);
    private readonly ClockOffset _clock;
    private readonly RestGate _gate;

    public RestGateTests()
    {
        _clock = new ClockOffset(_time);
        _gate = new RestGate(_time, _clock, RestSettings.Default);
    }

    [Fact]
    public void Changes_get_ten_places_a_second_and_reads_of_the_account_fifty()
    {
        Assert.Equal([.. Enumerable.Repeat(0.0, 10), 1050], Enumerable.Range(0, 11).Select(_ => WaitMs(RestPath.TradingStop)));
        Assert.Equal([.. Enumerable.Repeat(0.0, 50), 1050], Enumerable.Range(0, 51).Select(_ => WaitMs(RestPath.PositionList)));
    }

    [Theory]
    [InlineData(400, 400)]
    [InlineData(60_000, 60_000)]
    [InlineData(60_001, 1050)]
    [InlineData(0, 1050)]
    [InlineData(-1, 1050)]
    public void When_nothing_is_left_the_endpoint_waits_for_a_reset_in_the_near_future_or_for_a_window(int resetInMs, int waitMs)
    {
        _gate.Observe(RestPath.TradingStop, new BudgetHeaders(10, 0, Start.ToUnixTimeMilliseconds() + resetInMs, null));

        Assert.Equal(waitMs, WaitMs(RestPath.TradingStop));
        Assert.Equal(0, WaitMs(RestPath.OrderCreate));
    }

    [Fact]
    public void A_reset_is_told_on_the_venues_clock()
    {
        _clock.Set(new ClockReading(TimeSpan.FromSeconds(-3), TimeSpan.Zero));

        _gate.Observe(RestPath.TradingStop, new BudgetHeaders(null, 0, Start.ToUnixTimeMilliseconds() - 2600, null));

        Assert.Equal(400, WaitMs(RestPath.TradingStop));
    }

    [Fact]
    public void While_some_are_left_nobody_waits()
    {
        _gate.Observe(RestPath.TradingStop, new BudgetHeaders(10, 1, Start.ToUnixTimeMilliseconds() + 400, null));

        Assert.Equal(0, WaitMs(RestPath.TradingStop));
    }

    [Fact]
    public void The_address_has_500_places_in_five_seconds_whatever_the_endpoint()
    {
        var waits = Enumerable.Range(0, 501).Select(_ =>
        {
            Assert.True(_gate.TryReserveAddress(out var wait, out var refusal), refusal);
            return wait.TotalSeconds;
        });

        Assert.Equal([.. Enumerable.Repeat(0.0, 500), 5], waits);
    }

    [Fact]
    public void A_full_stop_holds_for_everybody_and_ends_in_time()
    {
        Assert.Equal(TimeSpan.FromMinutes(10), _gate.StopAll("because"));

        _time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));
        Assert.False(_gate.TryReserve(RestPath.Time, out var wait, out var refusal));
        Assert.Equal((TimeSpan.FromMilliseconds(1), "because"), (wait, refusal));
        Assert.False(_gate.TryReserveAddress(out _, out _));

        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(_gate.TryReserve(RestPath.Time, out _, out _));
        Assert.True(_gate.TryReserveAddress(out _, out _));
    }

    private double WaitMs(string path)
    {
        _gate.TryReserve(path, out var wait, out _);
        return wait.TotalMilliseconds;
    }
}
