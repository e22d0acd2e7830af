using System.Text;
using PluginHybrid.FakeExchange.Playback;

namespace PluginHybrid.FakeExchange.Tests.Playback;

[Category(Level.Unit)]
public sealed class StampShiftTests
{
    private static readonly StampShift Later = new(() => 1_000);

    public static TheoryData<string, string, string> Frames => new()
    {
        {
            "tickers.BTCUSDT",
            """{"topic":"tickers.BTCUSDT","data":{"lastPrice":"1795356300000","nextFundingTime":"1795356300000"},"cs":1795356300000,"ts":1795356300000}""",
            """{"topic":"tickers.BTCUSDT","data":{"lastPrice":"1795356300000","nextFundingTime":"1795356301000"},"cs":1795356300000,"ts":1795356301000}"""
        },
        {
            "position.linear",
            """{"topic":"position.linear","creationTime": 1795356300000,"data":[{"createdTime":"1795356300000","updatedTime":"0","openTime":1795356300000,"seq":1795356300000,"mmrSysUpdatedTime":""}]}""",
            """{"topic":"position.linear","creationTime": 1795356301000,"data":[{"createdTime":"1795356301000","updatedTime":"0","openTime":1795356301000,"seq":1795356300000,"mmrSysUpdatedTime":""}]}"""
        },
        { "execution", """{"data":[{"execTime":"1795356300000","execId":"1795356300000"}]}""", """{"data":[{"execTime":"1795356301000","execId":"1795356300000"}]}""" },
        { "position", """{"creationTime":17953""", """{"creationTime":17953""" },
    };

    [Theory]
    [MemberData(nameof(Frames))]
    public void Times_of_the_topic_are_moved_in_their_place_and_nothing_else_is_touched(string topic, string before, string after) =>
        Assert.Equal(after, Encoding.UTF8.GetString(Later.Frame(topic, Encoding.UTF8.GetBytes(before)).Span));

    [Fact]
    public void Answers_are_moved_too() =>
        Assert.Equal("""{"result":{"list":[{"updatedTime":"1795356301000"}]},"time":1795356301000}""", Later.Reply("""{"result":{"list":[{"updatedTime":"1795356300000"}]},"time":1795356300000}"""));

    [Fact]
    public void Kept_times_are_kept() => Assert.Equal("""{"time":1795356300000}""", StampShift.None.Reply("""{"time":1795356300000}"""));
}
