using System.Text;
using System.Text.Json;
using PluginHybrid.Bybit.Wire.Pages;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Wire;

/// <summary>The envelope: its verdict, and bodies that are no answer.</summary>
[Category(Level.Unit)]
public sealed class RestEnvelopeTests
{
    [Fact]
    public void Every_kept_error_reads_to_its_code_text_and_time()
    {
        foreach (var body in SharedLines.Of("rest-errors.jsonl"))
        {
            using var json = JsonDocument.Parse(body);
            Assert.True(RestEnvelopeReader.TryRead(body, PositionPageReader.Read, out var envelope, out _));
            Assert.Equal(Oracle.Whole(json.RootElement, "retCode"), envelope.RetCode);
            Assert.Equal(Oracle.Whole(json.RootElement, "time"), envelope.TimeMs);
            Assert.Null(envelope.Result);
            if (envelope.RetCode != 10004)
            {
                Assert.Equal(Oracle.Text(json.RootElement, "retMsg"), envelope.RetMsg);
            }
        }
    }

    [Fact]
    public void Pitfall_47_The_text_of_a_bad_signature_is_withheld()
    {
        var body = """{"retCode":10004,"retMsg":"error sign! origin_string[1700000000000MYKEY5000{\"s\":\"X\"}]","result":{},"time":1}"""u8;

        Assert.True(RestEnvelopeReader.TryRead(body, EmptyResultReader.Read, out var envelope, out _));

        Assert.DoesNotContain("MYKEY", envelope.RetMsg, StringComparison.Ordinal);
        Assert.DoesNotContain("1700000000000", envelope.RetMsg, StringComparison.Ordinal);
        Assert.StartsWith("error sign!", envelope.RetMsg, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html><head><title>403 Forbidden</title></head></html>", "the body is a page of HTML, not JSON")]
    [InlineData("", "the body is empty")]
    [InlineData("Bad Gateway", "the body is not JSON")]
    [InlineData("""{"retCode":0,"result":{"list":[{"symbol":"BT""", "the body of 44 bytes is not whole")]
    public void Pitfall_45_A_body_that_is_no_answer_is_a_problem_in_words(string body, string problem)
    {
        Assert.False(RestEnvelopeReader.TryRead(Encoding.UTF8.GetBytes(body), PositionPageReader.Read, out _, out var found));
        Assert.StartsWith(problem, found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"retMsg":"OK","result":{"list":[]}}""")]
    [InlineData("""{"retCode":0,"retMsg":"OK"}""")]
    [InlineData("""{"retCode":0,"result":null}""")]
    [InlineData("""{"retCode":0,"result":{}}""")]
    [InlineData("""{"retCode":0,"result":{"list":{}}}""")]
    [InlineData("""{"retCode":"zero","result":{"list":[]}}""")]
    [InlineData("""{"retCode":0,"result":{"list":[]}} trailing""")]
    [InlineData("""[{"retCode":0,"result":{"list":[]}}]""")]
    [InlineData("""{"retCode":0,"result":{"list":[{"symbol":"BTCUSDT","positionIdx":0,"side":"","size":"1"}]}}""")]
    [InlineData("""{"retCode":0,"result":{"list":[{"symbol":"BTCUSDT","positionIdx":0,"side":"Buy","size":"x"}]}}""")]
    public void A_success_without_a_whole_result_never_passes_for_nothing_there(string body) =>
        Assert.False(RestEnvelopeReader.TryRead(Encoding.UTF8.GetBytes(body), PositionPageReader.Read, out _, out _));

    [Theory]
    [InlineData("OK")]
    [InlineData("success")]
    [InlineData("SUCCESS")]
    [InlineData("")]
    public void Only_the_code_decides_what_success_is(string text)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"result":{"list":[]},"retMsg":"{{text}}","retCode":0}""");

        Assert.True(RestEnvelopeReader.TryRead(body, PositionPageReader.Read, out var envelope, out _));
        Assert.Empty(envelope.Result!.Rows);
    }

    [Fact]
    public void A_cut_body_is_a_problem_wherever_it_is_cut()
    {
        foreach (var body in SharedLines.Of("rest-position-list.jsonl").Take(3))
        {
            for (var length = 0; length < body.Length; length++)
            {
                Assert.False(RestEnvelopeReader.TryRead(body.AsSpan(0, length), PositionPageReader.Read, out _, out var problem));
                Assert.NotEmpty(problem);
            }
        }
    }
}
