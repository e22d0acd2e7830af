using System.Text;
using PluginHybrid.Bybit.Wire;
using PluginHybrid.Core.Wire;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Wire;

/// <summary>The bytes of our requests.</summary>
[Category(Level.Unit)]
public sealed class RequestWriterTests
{
    private readonly RequestWriter _writer = new(new Signer("testkey", "testsecret"));

    [Fact]
    public void Auth_carries_key_number_and_signature() => Assert.Equal(
        """{"req_id":"a1","op":"auth","args":["testkey",1662350400000,"b38c4f23eca76c513b6542823c0882c502bdea24e31f6d6af028af804c5c850a"]}""",
        Written(new AuthRequest("a1", 1662350400000)));

    [Fact]
    public void Subscribe_names_its_topics_in_order() => Assert.Equal(
        """{"req_id":"test","op":"subscribe","args":["tickers.BTCUSDT","tickers.ETHUSDT"]}""",
        Written(new SubscribeRequest("test", ["tickers.BTCUSDT", "tickers.ETHUSDT"])));

    [Fact]
    public void Unsubscribe_names_its_topics_in_order() => Assert.Equal(
        """{"req_id":"u1","op":"unsubscribe","args":["tickers.BTCUSDT"]}""",
        Written(new UnsubscribeRequest("u1", ["tickers.BTCUSDT"])));

    [Fact]
    public void Pitfall_16_The_ping_is_a_message_not_a_protocol_ping() => Assert.Equal(
        """{"req_id":"100001","op":"ping"}""",
        Written(new PingRequest("100001")));

    [Fact]
    public void Pitfall_08_Every_request_carries_its_id()
    {
        WireRequest[] requests =
        [
            new AuthRequest("x9", 1),
            new SubscribeRequest("x9", ["a"]),
            new UnsubscribeRequest("x9", ["a"]),
            new PingRequest("x9"),
        ];

        Assert.All(requests, request => Assert.StartsWith("""{"req_id":"x9",""", Written(request), StringComparison.Ordinal));
    }

    [Fact]
    public void A_stream_without_credentials_cannot_authenticate() =>
        Assert.Throws<InvalidOperationException>(() => new RequestWriter(null).Write(new AuthRequest("a", 1)));

    [Fact]
    public void A_request_without_words_is_a_fault_of_ours() =>
        Assert.Throws<ArgumentException>(() => _writer.Write(new Strange("s")));

    private string Written(WireRequest request) => Encoding.UTF8.GetString(_writer.Write(request));

    private sealed record Strange(string ReqId) : WireRequest(ReqId);
}
