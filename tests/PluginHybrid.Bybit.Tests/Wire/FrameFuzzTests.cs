using System.Text;
using CsCheck;
using PluginHybrid.Bybit.Wire;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Wire;

/// <summary>Hurt messages: never an exception, never a wrong value. What is read at all reads as <c>JsonDocument</c> reads it.</summary>
[Category(Level.Unit)]
public sealed class FrameFuzzTests
{
    private static readonly string[] Files =
    [
        "ws-control-auth.jsonl", "ws-control-pong.jsonl", "ws-control-subscribe.jsonl",
        "ws-private-position.jsonl", "ws-private-order.jsonl", "ws-private-execution.jsonl", "ws-private-wallet.jsonl", "ws-public-ticker-snapshot.jsonl", "ws-public-ticker-delta.jsonl",
    ];

    [Fact]
    public void Any_bytes_at_all_are_read_without_an_exception() => Gen.Byte.Array[0, 300].Sample(
        bytes => AssertAgrees(bytes),
        iter: 20_000);

    [Fact]
    public void Hurt_messages_read_as_they_say_or_not_at_all() => Mutation.Of([.. Files.SelectMany(SharedLines.Of)]).Sample(
        bytes => AssertAgrees(bytes),
        iter: 30_000);

    [Fact]
    public void Hurt_position_frames_never_give_a_wrong_position() => Mutation.Of(SharedLines.Of("ws-private-position.jsonl")).Sample(
        bytes => AssertAgrees(bytes),
        iter: 30_000);

    [Fact]
    public void A_message_cut_at_any_byte_is_malformed()
    {
        var reader = new BybitFrameReader(new SymbolTable());
        foreach (var line in Files.SelectMany(SharedLines.Of))
        {
            for (var length = 0; length < line.Length; length++)
            {
                Assert.IsType<MalformedFrame>(reader.Read(StreamKind.Private, line.AsSpan(0, length)));
            }
        }
    }

    [Theory]
    [InlineData("", "no valid JSON from byte 0 of line 1")]
    [InlineData("<html>403</html>", "no valid JSON from byte 0 of line 1")]
    [InlineData("[1]", "wanted an object, found StartArray at byte 0")]
    [InlineData("{\"op\":7}", "wanted a text, found Number at byte 6")]
    [InlineData("{\"op\":\"\\ud800\"}", "a text is not valid Unicode")]
    public void A_malformed_message_says_what_was_wanted_and_where(string message, string reason)
    {
        var frame = new BybitFrameReader(new SymbolTable()).Read(StreamKind.Private, Encoding.UTF8.GetBytes(message));

        Assert.Equal(reason, Assert.IsType<MalformedFrame>(frame).Reason);
    }

    [Fact]
    public void A_message_that_is_not_UTF8_is_malformed()
    {
        byte[] message = [.. "{\""u8, 0xFF, .. "\":1}"u8];

        var frame = new BybitFrameReader(new SymbolTable()).Read(StreamKind.Private, message);

        Assert.Equal("the message is not UTF-8", Assert.IsType<MalformedFrame>(frame).Reason);
    }

    private static void AssertAgrees(byte[] bytes)
    {
        var found = FrameText.Of(new BybitFrameReader(new SymbolTable()).Read(StreamKind.Private, bytes));
        if (found is not (FrameText.Unreadable or "other"))
        {
            var text = Encoding.UTF8.GetString(bytes);
            Assert.Equal((text, OracleFrames.Read(bytes, _ => false)), (text, found));
        }
    }
}
