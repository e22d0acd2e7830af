using System.Text;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Testing;

namespace PluginHybrid.Recordings.Tests.Format;

[Category(Level.Unit)]
public sealed class RoundTripTests
{
    public static TheoryData<string, PayloadForm> Payloads => new()
    {
        { "{\"topic\":\"tickers.BTCUSDT\",\"x\":\",\\\"x\\\":\\\"\"}", PayloadForm.Json },
        { "  {\"a\": 1.10e-7 }  ", PayloadForm.Json },
        { "\"text with \\u0041 and \\/\"", PayloadForm.Json },
        { "{\"a\":1,\n\"b\":2}", PayloadForm.Text },
        { "{\"a\":", PayloadForm.Text },
        { "", PayloadForm.Text },
        { "<html>\t\"quotes\" and \\ and \u0001 and ü and 🎈</html>", PayloadForm.Text },
        { "{\"a\":1}{\"b\":2}", PayloadForm.Text },
    };

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Every_payload_comes_back_as_it_was_received(string payload, PayloadForm form)
    {
        var bytes = Encoding.UTF8.GetBytes(payload);

        var found = Written.One(line => line.Connection(new(false, 2)).Direction(true).Utf8("o"u8, "t"u8).Payload(bytes));

        Assert.Equal(form, found.PayloadForm);
        Assert.Equal(payload, Encoding.UTF8.GetString(found.PayloadBytes().Span));
    }

    [Fact]
    public void Bytes_that_are_no_text_come_back_too()
    {
        byte[] bytes = [0xff, 0x00, (byte)'"', 0xc3];

        var found = Written.One(line => line.Connection(new(true, 1)).Direction(true).Utf8("o"u8, "b"u8).Payload(bytes));

        Assert.Equal(PayloadForm.Base64, found.PayloadForm);
        Assert.Equal(bytes, found.PayloadBytes().ToArray());
    }

    [Fact]
    public void The_common_keys_and_the_others_are_read_back()
    {
        var found = Written.One(line => line
            .Connection(new(true, 12)).Direction(true).Utf8("o"u8, "t"u8).Topic("position"u8).Text("later", "an \"unknown\" key").Payload("[1]"u8));

        Assert.Equal(RecordKind.Frame, found.Kind);
        Assert.Equal((1, 1200, 7), (found.Number, found.Nanoseconds, found.Input));
        Assert.True(found.IsInput && found.IsFrameIn);
        Assert.Equal("private#12", found.Connection.ToString());
        Assert.Equal("position", found.Text("tp"u8));
        Assert.Equal("an \"unknown\" key", found.Text("later"u8));
        Assert.Null(found.Text("never"u8));
    }

    [Fact]
    public void A_sent_frame_is_no_input() =>
        Assert.False(Written.One(line => line.Connection(new(true, 1)).Direction(false).Utf8("o"u8, "t"u8).Payload("{}"u8)).IsInput);

    [Fact]
    public void A_symbol_is_not_taken_for_a_payload()
    {
        var found = Written.One(line => line.Text("s", "BTCUSDT").Flag("on"u8, true), RecordKind.Watch);

        Assert.Equal(PayloadForm.None, found.PayloadForm);
        Assert.Equal("BTCUSDT", found.Text("s"u8));
        Assert.True(found.Flag("on"u8) && found.IsInput);
    }

    [Fact]
    public void A_kept_record_outlives_the_next()
    {
        var found = Written.All(Written.Frames(3));

        Assert.Equal([0L, 1L, 2L], found.Where(record => record.Kind == RecordKind.Frame).Select(record => record.Input));
        Assert.All(found, record => Assert.EndsWith("\"}", Encoding.UTF8.GetString(record.Line), StringComparison.Ordinal));
    }
}
