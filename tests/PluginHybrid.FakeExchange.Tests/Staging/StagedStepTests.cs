using PluginHybrid.FakeExchange.Staging;
using PluginHybrid.FakeExchange.Tests.Venue;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Tests.Staging;

/// <summary>What of a recording did not follow from its host, done on the venue model.</summary>
[Category(Level.Unit)]
public sealed class StagedStepTests
{
    private static readonly TimeSpan At = TimeSpan.FromSeconds(1);
    private readonly VenueUnderTest _venue = new();

    private QuoteValues Now => _venue.Model.Quote(VenueUnderTest.Symbol)!.Now;

    [Fact]
    public void A_price_is_the_whole_recorded_market_and_sets_off_what_it_reaches()
    {
        _venue.Trade(Side.Buy, 1, 100);
        Assert.Null(_venue.Stops(stops => stops with { StopLoss = 95, SlTriggerBy = TriggerBy.MarkPrice }));

        Assert.Null(Do(new PriceStep(At, 7, VenueUnderTest.Symbol, Now with { Last = 96, Mark = 94, Bid = 95.5m, Ask = 96.5m })));

        Assert.True(_venue.Row().IsFlat);
        Assert.Equal((96m, 94m, 95.5m, 96.5m), (Now.Last, Now.Mark, Now.Bid, Now.Ask));
    }

    [Fact]
    public void A_still_price_is_told_again_as_a_trade_and_moves_nothing()
    {
        var quote = _venue.Model.Quote(VenueUnderTest.Symbol)!;
        var (before, told) = (Now, quote.PublishedCs);

        Assert.Null(Do(new StillStep(At, VenueUnderTest.Symbol)));

        Assert.Equal((before.Last, before.Mark, before.Bid, before.Ask), (Now.Last, Now.Mark, Now.Bid, Now.Ask));
        Assert.True(quote.PublishedCs > told, $"nothing newer was told than {told}");
    }

    [Fact]
    public void A_trade_is_filled_at_its_price_and_the_market_stays_where_it_was()
    {
        var before = Now;

        Assert.Null(Do(Trade(Side.Buy, 2, 77.5m)));

        Assert.Equal((Side.Buy, 2m, 77.5m), (_venue.Row().Side, _venue.Row().Size, _venue.Row().EntryPrice));
        Assert.Equal(before, Now);
    }

    [Theory]
    [InlineData(false, 1, "closed 2 of AAAUSDT#0 by hand; here 1 could be closed")]
    [InlineData(true, 3, "closed 2 of AAAUSDT#0 by hand; here 3 could be closed")]
    [InlineData(false, 0, "closed 2 of AAAUSDT#0 by hand; here 0 could be closed")]
    public void A_close_of_another_position_than_the_recorded_one_opens_nothing_and_is_told(bool closedAll, int held, string remark)
    {
        if (held > 0)
        {
            _venue.Trade(Side.Buy, held, 100);
        }

        var told = Do(Trade(Side.Sell, 2, 100) with { Closed = 2, ClosedAll = closedAll });

        Assert.True(_venue.Row().IsFlat);
        Assert.Equal($"at 1.000 s (record 7) {remark}", told);
    }

    [Fact]
    public void An_opening_the_other_way_closes_first_and_that_is_told()
    {
        _venue.Trade(Side.Buy, 1, 100);

        var told = Do(Trade(Side.Sell, 3, 100));

        Assert.Equal((Side.Sell, 2m), (_venue.Row().Side, _venue.Row().Size));
        Assert.Equal("at 1.000 s (record 7) opened AAAUSDT#0 by hand the other way; here 1 was still held, and it closed that first", told);
    }

    [Fact]
    public void Stops_of_a_flat_leg_are_not_set_and_the_same_value_again_is_no_remark()
    {
        var stops = new StopStep(At, 7, VenueUnderTest.Symbol, 0) { StopLoss = 95 };
        Assert.Equal("at 1.000 s (record 7) stops of AAAUSDT#0 were set by hand; here nothing was held", Do(stops));

        _venue.Trade(Side.Buy, 1, 100);
        Assert.Null(Do(stops));
        Assert.Null(Do(stops));
        Assert.Equal(95m, _venue.Row().StopLoss);
    }

    [Fact]
    public void What_was_there_before_stands_there_with_its_age_and_its_stops()
    {
        Assert.Null(Do(new HeldStep(TimeSpan.Zero, 3, VenueUnderTest.Symbol, 0, Side.Buy, 2, 98) { OpenMs = 1_600_000_000_000, StopLoss = 90 }));

        var row = _venue.Row();
        Assert.Equal((Side.Buy, 2m, 98m, 90m, 1_600_000_000_000), (row.Side, row.Size, row.EntryPrice, row.StopLoss, row.OpenMs));
    }

    [Fact]
    public void Funding_is_charged_at_the_rate_that_stands()
    {
        _venue.Trade(Side.Buy, 1, 100);
        var before = _venue.Row().CurRealisedPnl;

        Assert.Null(Do(new FundStep(At, 7, VenueUnderTest.Symbol)));

        Assert.True(_venue.Row().CurRealisedPnl < before, $"{_venue.Row().CurRealisedPnl} is not below {before}");
    }

    private static TradeStep Trade(Side side, decimal qty, decimal price) => new(At, 7, VenueUnderTest.Symbol, 0, side, qty, price);

    private string? Do(StagedStep step) => step.Do(_venue.Model);
}
