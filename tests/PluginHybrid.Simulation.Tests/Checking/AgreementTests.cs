using PluginHybrid.Core.Rest;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Checking;

[Category(Level.Unit)]
public sealed class AgreementTests
{
    private readonly Bench _bench = new(new Agreement());

    [Fact]
    public void What_host_and_venue_agree_on_is_right()
    {
        _bench.Sight.Legs = [Bench.Held(2, stop: 90)];
        _bench.Sight.Held = [Bench.Leg(2, stop: 90)];

        Heal(300);

        Assert.Empty(_bench.Checker.Found);
    }

    [Fact]
    public void Before_healing_they_may_differ_about_a_stop()
    {
        _bench.Sight.Legs = [Bench.Held(stop: 90)];
        _bench.Sight.Held = [Bench.Leg()];

        _bench.Seconds(3600);

        Assert.Empty(_bench.Checker.Found);
    }

    [Theory]
    [InlineData("position-missing", 0, 0, "Buy")]
    [InlineData("size", 1, 90, "Buy")]
    [InlineData("stop", 2, 0, "Buy")]
    [InlineData("side", 2, 90, "Sell")]
    public void A_difference_that_outlasts_the_bound_is_told_once(string place, decimal size, decimal stop, string side)
    {
        _bench.Sight.Legs = [Bench.Held(2, stop: 90)];
        _bench.Sight.Held = size == 0 ? [] : [Bench.Leg(size, stop == 0 ? null : stop, side: Enum.Parse<Side>(side))];

        Heal(300);

        Assert.Equal(place, _bench.Places);
    }

    [Fact]
    public void A_position_that_only_the_host_believes_in_is_told()
    {
        _bench.Sight.Legs = [Bench.Held(0)];
        _bench.Sight.Held = [Bench.Leg()];

        Heal(300);

        Assert.Equal("position-extra", _bench.Places);
    }

    [Fact]
    public void A_host_that_never_becomes_fresh_is_told()
    {
        _bench.Sight.Fresh.Remove(StreamKind.Private);

        Heal(300);

        Assert.Equal("stale", _bench.Places);
    }

    [Fact]
    public void News_on_their_way_are_no_difference()
    {
        _bench.Sight.Held = [Bench.Leg()];
        _bench.Sight.Legs = [Bench.Held()];
        Heal(250);
        for (var round = 0; round < 10; round++)
        {
            _bench.Sight.Legs = [Bench.Held(round % 2)];
            _bench.Seconds(20);
        }

        Assert.Empty(_bench.Checker.Found);
    }

    [Theory]
    [InlineData(true, true, "")]
    [InlineData(true, false, "order-missing")]
    [InlineData(false, true, "order-extra")]
    [InlineData(false, false, "")]
    public void An_order_of_this_process_works_for_both_or_for_neither(bool isOpen, bool isBelieved, string place)
    {
        _bench.Checker.Asked(_bench.Sight, new PlaceReduction(1, Bench.Key(), Side.Sell, "a-1", 1, 120));
        _bench.Sight.Orders = [new VenueOrder("venue", "a-1", "BTCUSDT", 0, -1, 1, true, isOpen, false), new VenueOrder("other", "before-1", "BTCUSDT", 0, -1, 1, true, true, false)];
        _bench.Sight.Working = isBelieved ? ["a-1"] : [];

        Heal(300);

        Assert.Equal(place, _bench.Places);
    }

    [Theory]
    [InlineData(1, 0, "position-missing")]
    [InlineData(0, 1, "position-extra")]
    [InlineData(1, 1, "")]
    public void A_host_that_calls_itself_fresh_is_not_wrong_for_long_even_in_trouble(decimal venue, decimal host, string place)
    {
        _bench.Sight.Legs = [Bench.Held(venue)];
        _bench.Sight.Held = host > 0 ? [Bench.Leg(host)] : [];
        _bench.Seconds(365);
        Assert.Empty(_bench.Checker.Found);

        _bench.Seconds(15);

        Assert.Equal(place, _bench.Places);
    }

    [Fact]
    public void A_host_that_knows_that_it_is_stale_may_be_wrong_in_trouble()
    {
        _bench.Sight.Legs = [Bench.Held()];
        for (var round = 0; round < 10; round++)
        {
            _bench.Sight.Fresh.Remove(StreamKind.Private);
            _bench.Seconds(30);
            _bench.Sight.Fresh.Add(StreamKind.Private);
            _bench.Seconds(300);
        }

        Assert.Empty(_bench.Checker.Found);
    }

    private void Heal(int seconds)
    {
        _bench.Sight.Now = _bench.Sight.Day.Length;
        _bench.Sight.IsHealing = true;
        _bench.Seconds(seconds);
    }
}
