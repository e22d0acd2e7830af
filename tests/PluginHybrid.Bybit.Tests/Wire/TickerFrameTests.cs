using System.Text;
using PluginHybrid.Bybit.Wire;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Wire;

/// <summary>What a ticker frame states, and what it leaves alone.</summary>
[Category(Level.Unit)]
public sealed class TickerFrameTests
{
    private readonly SymbolTable _symbols = new();
    private readonly BybitFrameReader _reader;

    public TickerFrameTests()
    {
        _symbols.Add("BTCUSDT");
        _reader = new BybitFrameReader(_symbols);
    }

    [Fact]
    public void Pitfall_03_A_delta_states_only_what_is_in_it()
    {
        var frame = Read<TickerFrame>(Framed("'symbol':'BTCUSDT','lastPrice':'63948.50','bid1Price':'63948.40','bid1Size':'3.439'"));

        Assert.Equal(TickerFields.Last | TickerFields.Bid, frame.Stated);
        Assert.Equal((63948.50m, 63948.40m), (frame.LastPrice, frame.BidPrice));
        Assert.False(frame.IsSnapshot);
    }

    [Fact]
    public void Pitfall_36_A_delta_without_a_mark_price_says_nothing_of_it()
    {
        var frame = Read<TickerFrame>(Framed("'symbol':'BTCUSDT','indexPrice':'63585.74','openInterest':'59972.256'"));

        Assert.Equal(TickerFields.Index, frame.Stated);
    }

    [Fact]
    public void An_empty_price_does_not_apply()
    {
        var frame = Read<TickerFrame>(Framed("'symbol':'BTCUSDT','markPrice':'','lastPrice':'1.0','fundingRate':'','nextFundingTime':''"));

        Assert.Equal(
            (TickerFields.Mark | TickerFields.Last | TickerFields.Funding | TickerFields.NextFunding, TickerFields.Mark | TickerFields.Funding | TickerFields.NextFunding),
            (frame.Stated, frame.Empty));
    }

    [Theory]
    [InlineData("'fundingRate':'-0.00012','nextFundingTime':'1718841600000'", "-0.00012", 1_718_841_600_000)]
    [InlineData("'nextFundingTime':'1718841600000','nextFundingRate':'9','fundingRate':'0.0001'", "0.0001", 1_718_841_600_000)]
    [InlineData("'fundingRate':'1e-4','nextFundingTime':'0'", "0.0001", 0)]
    [InlineData("'fundingRate':'0','nextFundingTime':'99999999999999999'", "0", 0)]
    public void The_funding_rate_and_its_time_are_read_and_a_time_no_calendar_has_is_none(string members, string rate, long nextMs)
    {
        var frame = Read<TickerFrame>(Framed($"'symbol':'BTCUSDT','markPrice':'86716.30',{members}"));

        Assert.Equal((decimal.Parse(rate), nextMs), (frame.FundingRate, frame.NextFundingMs));
        Assert.Equal(TickerFields.Mark | TickerFields.Funding | TickerFields.NextFunding, frame.Stated);
    }

    [Fact]
    public void Pitfall_39_A_price_keeps_its_trailing_zeros_and_its_clock_exceeds_int32()
    {
        var frame = Read<TickerFrame>(Framed("'symbol':'BTCUSDT','markPrice':'86716.30','openInterestValue':'5250990127.10'"));

        Assert.Equal(("86716.30", 814547789569, 1790134712383), (frame.MarkPrice.ToString(), frame.CrossSequence, frame.VenueTimeMs));
    }

    [Theory]
    [InlineData("'symbol':'BTCUSDT','markPrice':'1E+3','padding':'padding padding'", "1000")]
    [InlineData("'symbol':'BTCUSDT','markPrice':1000.50,'padding':'padding padding'", "1000.50")]
    [InlineData("'symbol':'BTCUSDT','markPrice':'12345678901.123456789','padding':'p'", "12345678901.123456789")]
    [InlineData("'symbol':'BTCUSDT','mark\\u0050rice':'1.5','padding':'padding padding'", "1.5")]
    [InlineData("'symbol':'BTCUSDT','markPrice':'\\u0031.5','padding':'padding padding'", "1.5")]
    [InlineData("'symbol':'BTCUSDT','padding':'h\\u00e9 hé','markPrice':'1.5'", "1.5")]
    [InlineData("'symbol':'BTCUSDT','markPrice':'9.9','markPrice':'1.5','padding':'pad'", "1.5")]
    [InlineData("'markPrice':'1.5','padding':'padding padding padding padding'", "1.5")]
    [InlineData("'symbol':'BTCUSDT','markPrice':'','padding':'padding','markPrice':'1.5'", "1.5")]
    public void An_unusual_frame_reads_as_well_as_a_usual_one(string members, string mark)
    {
        var frame = Read<TickerFrame>(Framed(members));

        Assert.Equal((mark, "BTCUSDT"), (frame.MarkPrice.ToString(), frame.Symbol?.Name));
        Assert.Equal((TickerFields.Mark, TickerFields.None), (frame.Stated, frame.Empty));
    }

    [Theory]
    [InlineData("'symbol':'ETHUSDT','markPrice':'1.5','padding':'padding padding'")]
    [InlineData("'symbol':'BTCUSDT','markPrice':'1.5x','padding':'padding padding'")]
    [InlineData("'symbol':'BTCUSDT','markPrice':'01.5','padding':'padding padding'")]
    [InlineData("'symbol':'BTCUSDT','markPrice':'1.','padding':'padding padding'")]
    [InlineData("'symbol':'BTCUSDT','markPrice':'.5','padding':'padding padding'")]
    [InlineData("'symbol':'BTCUSDT','markPrice':'1.2.3','padding':'padding padding'")]
    [InlineData("'symbol':'BTCUSDT','markPrice':'1','padding':'pad'ding' padding'")]
    [InlineData("'symbol':'BTCUSDT','markPrice':'1','a':','b'x':'padding padding'")]
    [InlineData("'symbol':'BTCUSDT','markPrice':'1','padding':'padding padding',")]
    [InlineData("'symbol':'BTCUSDT','markPrice':'1','padding':")]
    [InlineData("'symbol':'BTCUSDT','markPrice':'1','padding':'tab\ttab padding'")]
    [InlineData("'symbol':'BTCUSDT','markPrice':['1'],'padding':'padding padding'")]
    [InlineData("'symbol':'BTCUSDT','markPrice':'1','padding':'pad'ding','padding':'")]
    [InlineData("'symbol':7,'markPrice':'1','padding':'padding padding padding padding'")]
    public void A_frame_that_contradicts_itself_is_malformed(string members) => Assert.IsType<MalformedFrame>(Read(Framed(members)));

    [Fact]
    public void Overlapping_separators_are_seen_wherever_they_fall()
    {
        for (var length = 0; length < 200; length++)
        {
            var padding = new string('p', length);
            Assert.IsType<MalformedFrame>(Read(Framed($"'symbol':'BTCUSDT','padding':'{padding}','a':','b'x':'c'")));
        }
    }

    [Theory]
    [InlineData("""{"topic":"tickers.BTCUSDT","type":"delta","data":{"symbol":"BTCUSDT"},"cs":5}""")]
    [InlineData("""{"topic":"tickers.BTCUSDT","type":"delta","data":{"symbol":"BTCUSDT"},"ts":5}""")]
    [InlineData("""{"topic":"tickers.BTCUSDT","type":"update","data":{"symbol":"BTCUSDT"},"cs":5,"ts":5}""")]
    [InlineData("""{"topic":"tickers.BTCUSDT","type":"delta","cs":5,"ts":5}""")]
    [InlineData("""{"topic":"tickers.BTCUSDT","type":"delta","data":[{"symbol":"BTCUSDT"}],"cs":5,"ts":5}""")]
    [InlineData("""{"topic":"tickers.","type":"delta","data":{"symbol":""},"cs":5,"ts":5}""")]
    [InlineData("""{"topic":"tickers.BTCUSDT","type":"delta","data":{"symbol":"BTCUSDT"},"cs":1.5,"ts":5}""")]
    [InlineData("""{"topic":"tickers.BTCUSDT","type":"delta","data":{"symbol":"BTCUSDT"},"cs":99999999999999999999,"ts":5}""")]
    [InlineData("""{"topic":"tickers.BTCUSDT","type":"delta","data":{"symbol":"BTCUSDT"},"cs":5,"ts":5}x""")]
    public void A_frame_without_order_clock_kind_or_data_is_malformed(string frame) => Assert.IsType<MalformedFrame>(Read(frame));

    [Fact]
    public void Key_order_and_spaces_are_free()
    {
        var frame = Read<TickerFrame>(
            """ {"ts": 5, "cs": "7", "data": {"markPrice": "2", "symbol": "BTCUSDT"}, "type": "snapshot", "topic": "tickers.BTCUSDT"} """);

        Assert.Equal((true, 7, 5, 2m), (frame.IsSnapshot, frame.CrossSequence, frame.VenueTimeMs, frame.MarkPrice));
    }

    [Fact]
    public void A_usual_tick_allocates_nothing()
    {
        var bytes = Encoding.UTF8.GetBytes(Framed("'symbol':'BTCUSDT','markPrice':'86716.30','lastPrice':'86716.30','bid1Price':'1.5'"));
        _reader.Read(StreamKind.Public, bytes);

        Assert.Equal(0, Allocations.Least(() =>
        {
            for (var i = 0; i < 1000; i++)
            {
                _reader.Read(StreamKind.Public, bytes);
            }
        }));
    }

    // Members are written with single quotes above, for the eye.
    private static string Framed(string members) =>
        $$"""{"topic":"tickers.BTCUSDT","type":"delta","data":{{{members.Replace('\'', '"')}}},"cs":814547789569,"ts":1790134712383}""";

    private WireFrame Read(string frame)
    {
        var bytes = Encoding.UTF8.GetBytes(frame);
        var slow = FrameText.Of(_reader.ReadAnyShape(bytes));
        var read = _reader.Read(StreamKind.Public, bytes);
        Assert.Equal(slow, FrameText.Of(read));
        return read;
    }

    private T Read<T>(string frame)
        where T : WireFrame => Assert.IsType<T>(Read(frame));
}
