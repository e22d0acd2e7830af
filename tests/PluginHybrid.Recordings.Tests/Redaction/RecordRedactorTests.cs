using System.Buffers;
using System.Text;
using PluginHybrid.Recordings.Redaction;
using PluginHybrid.Testing;

namespace PluginHybrid.Recordings.Tests.Redaction;

/// <summary>What may pass, passes byte by byte; all else is replaced, and the same by the same.</summary>
[Category(Level.Unit)]
public sealed class RecordRedactorTests
{
    private readonly List<string> _touched = [];
    private RecordRedactor _redactor = new(new RedactionSettings());

    [Fact]
    public void A_public_ticker_passes_byte_by_byte()
    {
        const string Frame = """{"topic":"tickers.BTCUSDT","type":"delta","data":{"symbol":"BTCUSDT", "markPrice":"61010.50"},"cs":28,"ts":1795356300310}""";

        Assert.Equal(Frame, Safe(new(MessageKind.PublicIn), Frame));
        Assert.Empty(_touched);
    }

    [Fact]
    public void A_position_keeps_what_a_replay_needs_and_loses_ids_and_what_nobody_knows()
    {
        var (_, place, json) = SampleMessages.All.Single(one => one.Class == "private/in/position");

        Golden.Equal(
            """{"id":"000000000_0000000_000000000001","topic":"position","creationTime":1795356300310,"data":[{"positionIdx":0,"symbol":"BTCUSDT","side":"Buy","size":"0.25","entryPrice":"61000.5","positionValue":"15250.125","markPrice":"61010","takeProfit":"","stopLoss":"60000","seq":140710138482,"createdTime":"1795350000000","updatedTime":"1795356300300","positionStatus":"Normal","novelty":"redacted","nested":{"inside":["redacted",0,false]}}]}""",
            Safe(place, json));
        Assert.Equal(["$.id", "$.data[].novelty", "$.data[].nested.inside[]"], _touched);
    }

    [Fact]
    public void Key_and_signature_keep_their_length_and_nothing_else()
    {
        var (_, place, json) = SampleMessages.All.Single(one => one.Class == "private/out/auth");

        Golden.Equal(
            $$"""{"req_id":"auth-1","op":"auth","args":["TESTKEY00000000001",1795356305000,"{{new string('0', 64)}}"]}""", Safe(place, json));
        Assert.Equal(["$.args[0]", "$.args[2]"], _touched);
    }

    [Fact]
    public void An_id_gets_the_same_pseudonym_in_frames_replies_and_our_own_records()
    {
        const string Id = "7d2ed5f3-21d0-4d1f-8c43-0c8a9f7a1b11";
        const string Pseudonym = "00000000-0000-4000-8000-00000000000";

        var order = Safe(new(MessageKind.PrivateIn), $$"""{"topic":"order","data":[{"orderId":"{{Id}}"}]}""");
        var reply = Safe(new(MessageKind.RestReply, "/v5/order/create"), "{\"retCode\":0,\"result\":{\"orderId\":\"" + Id + "\"}}");
        var answer = Safe(new(MessageKind.Canonical, "OrderTaken"), $$"""{"Id":7,"OrderId":"{{Id}}"}""");
        var words = _redactor.Text($"order {Id} is gone");

        Assert.All([order, reply, answer, words], safe => Assert.Contains($"{Pseudonym}1", safe, StringComparison.Ordinal));
        Assert.All([order, reply, answer, words], safe => Assert.DoesNotContain(Id, safe, StringComparison.Ordinal));
    }

    [Fact]
    public void Our_own_order_link_id_stays_and_a_strangers_goes()
    {
        _redactor = new RecordRedactor(new RedactionSettings { OwnLink = link => link == "r1-trailing-stop-4" });

        Assert.Contains("r1-trailing-stop-4", Safe(new(MessageKind.Canonical), """{"OrderLinkId":"r1-trailing-stop-4"}"""), StringComparison.Ordinal);
        Assert.DoesNotContain("by-hand-77", Safe(new(MessageKind.Canonical), """{"OrderLinkId":"by-hand-77"}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void Amounts_are_multiplied_where_asked_and_prices_are_not()
    {
        _redactor = new RecordRedactor(new RedactionSettings { AmountScale = 0.1m });
        var (_, place, json) = SampleMessages.All.Single(one => one.Class == "private/in/position");

        var safe = Safe(place, json);

        Assert.Contains("\"size\":\"0.025\"", safe, StringComparison.Ordinal);
        Assert.Contains("\"positionValue\":\"1525.0125\"", safe, StringComparison.Ordinal);
        Assert.Contains("\"entryPrice\":\"61000.5\"", safe, StringComparison.Ordinal);
    }

    [Fact]
    public void A_private_topic_nobody_knows_ends_the_recording_unless_it_is_allowed()
    {
        const string Greeks = """{"topic":"greeks","data":[{"baseCoin":"BTC","totalDelta":"1.5"}]}""";

        var refused = Assert.Throws<UnknownPrivateMessageException>(() => Safe(new(MessageKind.PrivateIn), Greeks));
        _redactor = new RecordRedactor(new RedactionSettings { AllowUnknownPrivate = true });

        Assert.Equal("private/in/greeks", refused.MessageClass);
        Assert.Equal("""{"topic":"redacted","data":[{"baseCoin":"redacted","totalDelta":"0"}]}""", Safe(new(MessageKind.PrivateIn), Greeks));
    }

    [Fact]
    public void A_torn_private_frame_keeps_its_shape_and_no_content() => Assert.Equal(
        """{"xxxxx":"xxxxxxxx","xxxx":[{"xxxx":"0.00","x""",
        Safe(new(MessageKind.PrivateIn), """{"topic":"position","data":[{"size":"0.25","s"""));

    [Fact]
    public void An_address_keeps_what_tells_what_was_asked() => Assert.Equal(
        "/v5/order/realtime?category=linear&symbol=BTCUSDT&orderLinkId=00-0000-01&limit=50&novelty=redacted",
        _redactor.Address("/v5/order/realtime?category=linear&symbol=BTCUSDT&orderLinkId=by-hand-77&limit=50&novelty=x1"));

    [Theory]
    [InlineData("close 1008 for key AAbbCCddEE11223344", "close 1008 for key (removed)")]
    [InlineData("mail jane.doe@example.org from 203.0.113.9", "mail (removed) from (removed)")]
    [InlineData("on [2001:db8:0:1:2:3:4:5] or 127.0.0.1:8080", "on [(removed)] or 127.0.0.1:8080")]
    [InlineData("no stop for 00:00:05: 2 % from 61000, since 12:30:00 and 1.02:03:04", "no stop for 00:00:05: 2 % from 61000, since 12:30:00 and 1.02:03:04")]
    [InlineData("from fe80::1 and 2001:db8::8a2e:370:7334", "from (removed) and (removed)")]
    [InlineData("sign 5f3759df5f3759df5f3759df5f3759df5f3759df", "sign (removed)")]
    [InlineData("position.update BTCUSDT#0 mark 61869.2 at 2026-11-22T14:05:00.123+00:00", "position.update BTCUSDT#0 mark 61869.2 at 2026-11-22T14:05:00.123+00:00")]
    public void Free_text_loses_what_looks_like_a_secret_and_nothing_else(string text, string safe) => Assert.Equal(safe, _redactor.Text(text));

    private string Safe(MessagePlace place, string json)
    {
        _touched.Clear();
        var output = new ArrayBufferWriter<byte>();
        _redactor.Write(place, Encoding.UTF8.GetBytes(json), output, _touched);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
