using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Tests.Venue;

[Category(Level.Unit)]
public sealed class PositionArithmeticTests
{
    private readonly VenueUnderTest _venue = new();

    [Fact]
    public void Opening_costs_the_taker_fee_and_begins_a_life()
    {
        _venue.Trade(Side.Buy, 2, 100);

        var row = _venue.Row();
        Assert.Equal((Side.Buy, 2m, 100m), (row.Side, row.Size, row.EntryPrice));
        Assert.Equal(-0.2m, row.CurRealisedPnl);
        Assert.Equal(-0.2m, row.CumRealisedPnl);
        Assert.Equal(1_700_000_000_000, row.OpenMs);
        Assert.Equal(1_700_000_000_000, row.CreatedMs);
        Assert.Equal(99_999.8m, _venue.Wallet.Balance);
    }

    [Fact]
    public void Adding_averages_the_entry_and_keeps_the_life()
    {
        _venue.Trade(Side.Buy, 2, 100);
        _venue.Time.Advance(TimeSpan.FromSeconds(5));
        _venue.Trade(Side.Buy, 1, 103);

        var row = _venue.Row();
        Assert.Equal((3m, 101m), (row.Size, row.EntryPrice));
        Assert.Equal(1_700_000_000_000, row.OpenMs);
        Assert.Equal(1_700_000_005_000, row.UpdatedMs);
        Assert.Equal(-0.303m, row.CurRealisedPnl);
    }

    [Theory]
    [InlineData(Side.Buy, 110, 10)]
    [InlineData(Side.Sell, 90, 10)]
    [InlineData(Side.Sell, 110, -10)]
    public void Reducing_realises_the_closed_part_only(Side side, int exit, int pnl)
    {
        _venue.Trade(side, 2, 100);
        var before = _venue.Row().CurRealisedPnl;
        _venue.Trade(side.Opposite(), 1, exit);

        var row = _venue.Row();
        Assert.Equal((side, 1m, 100m), (row.Side, row.Size, row.EntryPrice));
        Assert.Equal(before + pnl - (exit * 0.001m), row.CurRealisedPnl);
    }

    [Fact]
    public void Closing_leaves_a_flat_row_that_remembers_its_result_and_its_birth()
    {
        _venue.Trade(Side.Buy, 1, 100);
        _venue.Time.Advance(TimeSpan.FromSeconds(9));
        _venue.Trade(Side.Sell, 1, 120);

        var row = _venue.Row();
        Assert.True(row.IsFlat);
        Assert.Equal(Side.None, row.Side);
        Assert.Equal((0m, 0m, 0L), (row.EntryPrice, row.UnrealisedPnl, row.OpenMs));
        Assert.Equal(20 - 0.1m - 0.12m, row.CurRealisedPnl);
        Assert.Equal(1_700_000_000_000, row.CreatedMs);
        Assert.Equal(100_000m + row.CumRealisedPnl, _venue.Wallet.Balance);
    }

    [Fact]
    public void A_second_life_starts_its_own_result_but_not_its_own_birth()
    {
        _venue.Trade(Side.Buy, 1, 100);
        _venue.Trade(Side.Sell, 1, 120);
        _venue.Time.Advance(TimeSpan.FromSeconds(30));
        _venue.Trade(Side.Sell, 1, 110);

        var row = _venue.Row();
        Assert.Equal(-0.11m, row.CurRealisedPnl);
        Assert.Equal(19.78m - 0.11m, row.CumRealisedPnl);
        Assert.Equal(1_700_000_000_000, row.CreatedMs);
        Assert.Equal(1_700_000_030_000, row.OpenMs);
    }

    [Fact]
    public void Flipping_closes_and_opens_in_one_fill()
    {
        _venue.Trade(Side.Buy, 1, 100);
        _venue.Trade(Side.Sell, 3, 104);

        var row = _venue.Row();
        Assert.Equal((Side.Sell, 2m, 104m), (row.Side, row.Size, row.EntryPrice));
        Assert.Equal(1, _venue.Account.Fills[^1].ClosedSize);
        Assert.Equal(4, _venue.Account.Fills[^1].Pnl);
        Assert.Equal(4 - 0.1m - 0.312m, row.CumRealisedPnl);
    }

    [Theory]
    [InlineData(Side.Buy, 5)]
    [InlineData(Side.Sell, -5)]
    public void The_open_result_follows_the_mark_alone(Side side, int pnl)
    {
        _venue.Trade(side, 1, 100);
        _venue.Mark(105);
        _venue.Last(90);

        Assert.Equal(pnl, _venue.Row().UnrealisedPnl);
        Assert.Equal(pnl, _venue.Wallet.UnrealisedPnl);
    }

    [Fact]
    public void Hedge_legs_are_held_side_by_side()
    {
        var venue = new VenueUnderTest(hedge: true);
        venue.Trade(Side.Buy, 2, 100, idx: 1);
        venue.Trade(Side.Sell, 3, 100, idx: 2);

        Assert.Equal((Side.Buy, 2m), (venue.Row(1).Side, venue.Row(1).Size));
        Assert.Equal((Side.Sell, 3m), (venue.Row(2).Side, venue.Row(2).Size));
    }

    [Fact]
    public void Seq_rises_with_every_trade_and_with_nothing_else()
    {
        Assert.Equal(-1, _venue.Row().Seq);
        _venue.Trade(Side.Buy, 1, 100);
        var first = _venue.Row().Seq;
        _venue.Stops(stops => stops with { StopLoss = 95 });
        _venue.Order(order => order with { Price = 80 });
        Assert.Equal(first, _venue.Row().Seq);
        _venue.Trade(Side.Buy, 1, 100);
        Assert.True(_venue.Row().Seq > first);
    }

    [Fact]
    public void Several_fills_of_one_order_come_in_one_push()
    {
        var venue = new VenueUnderTest(new VenueRules { FillsPerMarketOrder = 2 });
        venue.Trade(Side.Buy, 1.1m, 100);

        var fills = venue.Model.TakePushes().OfType<ExecutionPush>().Single().Fills;

        Assert.Equal([0.5m, 0.6m], fills.Select(fill => fill.Qty));
        Assert.Equal([0.6m, 0m], fills.Select(fill => fill.Order.Leaves));
        Assert.Equal(1.1m, venue.Row().Size);
    }

    [Fact]
    public void Funding_is_paid_by_longs_and_received_by_shorts()
    {
        _venue.Trade(Side.Sell, 1, 100);
        var before = _venue.Wallet.Balance;
        _venue.Model.Fund(VenueUnderTest.Symbol);

        Assert.Equal(before + 0.01m, _venue.Wallet.Balance);
    }
}
