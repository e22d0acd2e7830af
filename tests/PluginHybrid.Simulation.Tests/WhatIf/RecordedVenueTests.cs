using PluginHybrid.Replay.Scenes;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Simulation.Times;
using PluginHybrid.Simulation.WhatIf;
using PluginHybrid.Testing;
using Position = PluginHybrid.FakeExchange.Venue.Position;
using Side = PluginHybrid.Sdk.Values.Side;

namespace PluginHybrid.Simulation.Tests.WhatIf;

/// <summary>What people did in a recording is done again, also where the account is another one by then.</summary>
[Category(Level.Unit)]
public sealed class RecordedVenueTests : IDisposable
{
    private static readonly PositionKey Leg = new(PositionKey.MainAccount, "BTCUSDT", 0);
    private readonly RecordedVenue _venue = new(SceneRulesTests.Flight(), new Timeline(), new VirtualTime(new Timeline(), new HomeThread(), new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)));

    private Position Row => _venue.Row("BTCUSDT", 0);

    public void Dispose() => _venue.Dispose();

    [Fact]
    public void A_trade_is_filled_at_the_price_the_person_got_whatever_the_touch_is()
    {
        _venue.Do(Trade(Side.Buy, 0.5m, 12_345.6m));

        Assert.Equal((0.5m, 12_345.6m, FakeExchange.Venue.Side.Buy), (Row.Size, Row.EntryPrice, Row.Side));
        Assert.Empty(_venue.Remarks);
    }

    [Fact]
    public void Who_closed_all_closes_all_also_when_more_is_held_here_and_that_is_told()
    {
        _venue.Do(Trade(Side.Buy, 3, 65_000));
        _venue.Do(Trade(Side.Sell, 2, 65_100) with { Closed = 2, ClosedAll = true });

        Assert.True(Row.IsFlat);
        Assert.Equal("at 1.000 s (record 7) closed 2 of BTCUSDT#0 by hand; here 3 could be closed", Assert.Single(_venue.Remarks));
    }

    [Fact]
    public void Where_nothing_is_held_any_more_a_close_opens_nothing()
    {
        _venue.Do(Trade(Side.Sell, 2, 65_100) with { Closed = 2, ClosedAll = true });

        Assert.True(Row.IsFlat);
        Assert.Contains("here 0 could be closed", Assert.Single(_venue.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void A_flip_closes_what_is_held_and_opens_the_rest()
    {
        _venue.Do(Trade(Side.Buy, 1, 65_000));
        _venue.Do(Trade(Side.Sell, 3, 65_100) with { Closed = 1, ClosedAll = true });

        Assert.Equal((FakeExchange.Venue.Side.Sell, 2m, 65_100m), (Row.Side, Row.Size, Row.EntryPrice));
    }

    [Fact]
    public void What_was_there_before_stands_there_with_its_age_and_its_stops()
    {
        var opened = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        _venue.Do(new HeldBefore(TimeSpan.Zero, 3, Leg, Side.Buy, 2, 64_000) { OpenedAt = opened, StopLoss = 60_000 });

        Assert.Equal((2m, 64_000m, 60_000m, opened.ToUnixTimeMilliseconds()), (Row.Size, Row.EntryPrice, Row.StopLoss, Row.OpenMs));
    }

    [Fact]
    public void Stops_set_by_hand_are_set_again_and_a_refusal_is_told()
    {
        _venue.Do(Trade(Side.Buy, 1, 65_000));
        _venue.Do(new StopsByHand(TimeSpan.FromSeconds(2), 8, Leg) { StopLoss = 64_000, StopTrigger = StopTrigger.MarkPrice });
        Assert.Equal(64_000m, Row.StopLoss);

        _venue.Do(new StopsByHand(TimeSpan.FromSeconds(3), 9, Leg) { StopLoss = 99_000 });
        Assert.Equal(64_000m, Row.StopLoss);
        Assert.StartsWith("at 3.000 s (record 9) stops set by hand were refused here: ", Assert.Single(_venue.Remarks), StringComparison.Ordinal);
    }

    private static TradedByHand Trade(Side side, decimal quantity, decimal price) => new(TimeSpan.FromSeconds(1), 7, Leg, side, quantity, price);
}
