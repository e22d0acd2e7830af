using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Integration.Tests.Connecting;

/// <summary>Several streams in one process share nothing.</summary>
[Category(Level.Integration)]
public sealed class TwoStreamsTests
{
    [Fact]
    public async Task Two_streams_at_two_exchanges_do_not_hear_each_other()
    {
        await using var one = await Rig.FreshAsync();
        await using var other = await Rig.FreshAsync(new FakeBybitOptions { Seed = 8 });

        one.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        other.Exchange.OpenPosition("ETHUSDT", Side.Sell, 0.5m);
        await one.SameAsVenue();
        await other.SameAsVenue();

        Assert.Equal("BTCUSDT#0", Assert.Single(one.Events.Of<PositionOpened>()).Position.Key.ToString());
        Assert.Equal("ETHUSDT#0", Assert.Single(other.Events.Of<PositionOpened>()).Position.Key.ToString());
    }

    [Fact]
    public async Task Two_keys_at_one_exchange_see_their_own_positions_only()
    {
        var keys = new Credentials[] { new("FAKEKEY-one", "FAKESECRET-one"), new("FAKEKEY-two", "FAKESECRET-two") { Uid = "100000002" } };
        await using var first = await Rig.FreshAsync(new RigPlan { Fake = new FakeBybitOptions { Seed = 7, Accounts = keys } });
        await using var second = await Rig.FreshAsync(new RigPlan
        {
            Endpoints = _ => Rig.EndpointsOf(first.Exchange),
            ApiKey = keys[1].ApiKey,
            ApiSecret = keys[1].ApiSecret,
            Watch = ["BTCUSDT"],
        });

        first.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await first.SameAsVenue();
        first.Exchange.Tick("BTCUSDT", mark: 65_000m);
        await Wait.Until("the second stream saw the tick", () => second.Stream.MarkPrices.GetValueOrDefault("BTCUSDT") == 65_000m, second.Tell);

        Assert.Empty(second.Stream.Positions);
        Assert.Empty(second.Events.Of<PositionUpdate>());
    }

    [Fact]
    public async Task The_end_of_one_leaves_the_other_alone()
    {
        await using var one = await Rig.FreshAsync();
        await using var other = await Rig.FreshAsync(new FakeBybitOptions { Seed = 8 });

        await one.Stream.DisposeAsync();
        other.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);

        await other.SameAsVenue();
        Assert.True(other.Stream.PrivateConnected && other.Stream.PublicConnected, other.Tell());
    }
}
