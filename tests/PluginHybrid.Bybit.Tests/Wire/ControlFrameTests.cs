using System.Text;
using PluginHybrid.Bybit.Wire;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Wire;

/// <summary>Answers to our requests, in all the shapes the venue has for them.</summary>
[Category(Level.Unit)]
public sealed class ControlFrameTests
{
    private readonly BybitFrameReader _reader = new(new SymbolTable());

    [Fact]
    public void Pitfall_04_Already_subscribed_is_told_apart_from_a_refusal()
    {
        var reply = Read<SubscribeReply>(
            """{"success":false,"ret_msg":"error:already subscribed,topic:tickers.ETHUSDT","conn_id":"c","req_id":"e6","op":"subscribe"}""");

        Assert.Equal((SubscribeVerdict.AlreadySubscribed, "tickers.ETHUSDT", "e6"), (reply.Verdict, reply.Topic, reply.ReqId));
    }

    [Theory]
    [InlineData("Request not authorized", null)]
    [InlineData("error:topic:position needs auth first", null)]
    public void Pitfall_05_A_subscription_before_auth_is_told_apart(string text, string? topic)
    {
        var reply = Read<SubscribeReply>($$"""{"success":false,"ret_msg":"{{text}}","op":"subscribe"}""");

        Assert.Equal((SubscribeVerdict.NotAuthorized, topic), (reply.Verdict, reply.Topic));
    }

    [Fact]
    public void Pitfall_08_An_answer_carries_the_id_of_its_request_wherever_it_stands()
    {
        Assert.Equal("t1", Read<SubscribeReply>("""{"success":true,"ret_msg":"","conn_id":"c","req_id":"t1","op":"subscribe"}""").ReqId);
        Assert.Equal("t1", Read<SubscribeReply>("""{"req_id":"t1","success":true,"ret_msg":"","op":"unsubscribe"}""").ReqId);
        Assert.Equal("", Read<SubscribeReply>("""{"success":true,"ret_msg":"","conn_id":"c","req_id":"","op":"subscribe"}""").ReqId);
    }

    [Fact]
    public void Pitfall_09_An_unknown_symbol_is_named()
    {
        var reply = Read<SubscribeReply>(
            """{"success":false,"ret_msg":"error:handler not found,topic:tickers.btcusdt","conn_id":"c","req_id":"e1","op":"subscribe"}""");

        Assert.Equal((SubscribeVerdict.UnknownTopic, "tickers.btcusdt"), (reply.Verdict, reply.Topic));
    }

    [Fact]
    public void Pitfall_07_Too_many_topics_is_a_refusal_that_names_none()
    {
        var reply = Read<SubscribeReply>("""{"success":false,"ret_msg":"args size \u003e10","op":"subscribe"}""");

        Assert.Equal((SubscribeVerdict.Refused, null, "args size >10"), (reply.Verdict, reply.Topic, reply.Message));
    }

    [Theory]
    [InlineData("""{"success":true,"ret_msg":"pong","conn_id":"465772b1","req_id":"p1","op":"ping"}""", "p1")]
    [InlineData("""{"success":true,"ret_msg":"pong","conn_id":"0970e817","op":"ping"}""", "")]
    [InlineData("""{"args":["1672916271846"],"op":"pong"}""", "")]
    [InlineData("""{"req_id":"test","op":"pong","args":["1675418560633"],"conn_id":"cfcb4ocsvfriu23r3er0-1b"}""", "test")]
    [InlineData("""{"retCode":0,"retMsg":"OK","op":"pong","data":["1711002002529"],"connId":"c"}""", "")]
    public void Pitfall_20_A_pong_is_a_pong_in_any_shape(string frame, string id) => Assert.Equal(id, Read<PongFrame>(frame).ReqId);

    [Fact]
    public void Pitfall_20_A_refused_ping_is_no_pong() =>
        Assert.IsType<OtherFrame>(Read("""{"success":false,"ret_msg":"error:invalid op","op":"ping"}"""));

    [Fact]
    public void Pitfall_41_A_refused_key_keeps_the_venues_words()
    {
        var reply = Read<AuthReply>("""{"success":false,"ret_msg":"Params Error","op":"auth","conn_id":"cno3gd1qo29t7ommtc60-18fpo"}""");

        Assert.Equal((false, "Params Error"), (reply.Success, reply.Message));
    }

    [Theory]
    [InlineData("""{"success":false,"retCode":0,"ret_msg":"","op":"auth"}""")]
    [InlineData("""{"retCode":0,"success":false,"retMsg":"OK","ret_msg":"","op":"auth"}""")]
    public void Pitfall_42_Only_success_decides_about_auth(string frame) => Assert.False(Read<AuthReply>(frame).Success);

    [Theory]
    [InlineData("""{"retCode":0,"retMsg":"OK","op":"auth","connId":"c"}""")]
    [InlineData("""{"success":"true","op":"auth"}""")]
    [InlineData("""{"success":null,"op":"auth"}""")]
    public void Pitfall_42_An_auth_answer_without_a_verdict_is_no_answer(string frame) => Assert.IsType<MalformedFrame>(Read(frame));

    [Fact]
    public void An_option_socket_names_what_failed()
    {
        var reply = Read<SubscribeReply>(
            """{"success":true,"conn_id":"c","data":{"failTopics":["tickers.X"],"successTopics":["tickers.Y"]},"type":"COMMAND_RESP"}""");

        Assert.Equal((SubscribeVerdict.Refused, "tickers.X"), (reply.Verdict, reply.Topic));
    }

    [Fact]
    public void Pitfall_47_A_complaint_that_repeats_our_frame_is_cut()
    {
        var other = Read<OtherFrame>("""{"success":false,"ret_msg":"Failed to decode incoming data:found h in |auth MYKEY|","op":""}""");

        Assert.DoesNotContain("MYKEY", other.What, StringComparison.Ordinal);
    }

    private WireFrame Read(string frame) => _reader.Read(StreamKind.Private, Encoding.UTF8.GetBytes(frame));

    private T Read<T>(string frame)
        where T : WireFrame => Assert.IsType<T>(Read(frame));
}
