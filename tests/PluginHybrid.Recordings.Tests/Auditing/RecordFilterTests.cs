using PluginHybrid.Recordings.Auditing;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Tests.Format;
using PluginHybrid.Testing;
using Record = PluginHybrid.Recordings.Format.Record;

namespace PluginHybrid.Recordings.Tests.Auditing;

[Category(Level.Unit)]
public sealed class RecordFilterTests
{
    // A frame on public#1 at 1,200 ns.
    private static readonly Record Frame = Written.One(line => line.Connection(new(false, 1)).Direction(true).Utf8("o"u8, "t"u8).Topic("tickers.BTCUSDT"u8).Payload("{}"u8));

    [Theory]
    [InlineData("tickers.BTCUSDT", true)]
    [InlineData("tickers.*", true)]
    [InlineData("*", true)]
    [InlineData("tickers.ETH*", false)]
    [InlineData("tickers", false)]
    public void A_star_at_the_end_of_a_topic_stands_for_anything(string topic, bool passes) =>
        Assert.Equal(passes, new RecordFilter { Topics = [topic] }.Matches(Frame));

    [Theory]
    [InlineData("public#1", true)]
    [InlineData("public", true)]
    [InlineData("public#11", false)]
    [InlineData("pub", false)]
    [InlineData("private", false)]
    public void A_stream_stands_for_all_of_its_sockets(string connection, bool passes) =>
        Assert.Equal(passes, new RecordFilter { Connections = [connection] }.Matches(Frame));

    [Theory]
    [InlineData(1200, 1200, true)]
    [InlineData(1201, long.MaxValue, false)]
    [InlineData(0, 1199, false)]
    public void Both_ends_of_a_span_belong_to_it(long from, long to, bool passes) =>
        Assert.Equal(passes, new RecordFilter { From = from, To = to }.Matches(Frame));

    [Fact]
    public void Kinds_are_named_by_their_codes()
    {
        Assert.True(new RecordFilter { Kinds = ["cm", "f"] }.Matches(Frame));
        Assert.False(new RecordFilter { Kinds = ["cm"] }.Matches(Frame));
        Assert.True(new RecordFilter().Matches(Frame));
    }

    [Fact]
    public void What_belongs_to_no_socket_and_no_topic_is_not_asked_for_by_one()
    {
        var timer = Written.One(_ => { }, RecordKind.Timer);

        Assert.False(new RecordFilter { Connections = ["public"] }.Matches(timer));
        Assert.False(new RecordFilter { Topics = ["*"] }.Matches(timer));
    }
}
