using System.Text;
using CsCheck;
using PluginHybrid.Bybit.Wire;
using PluginHybrid.Bybit.Wire.Tickers;
using PluginHybrid.Core.Wire;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Wire;

/// <summary>The shortcut for usual ticker frames says exactly what the long way says, or nothing.</summary>
[Category(Level.Unit)]
public sealed class TickerShapeTests
{
    private static readonly Gen<string> Price = Gen.OneOf(
        Gen.Select(Gen.Int[0, 999_999], Gen.Int[0, 99_999_999], (whole, fraction) => $"\"{whole}.{fraction}\""),
        Gen.Int[0, 99_999_999].Select(whole => $"\"{whole}\""),
        Gen.OneOf("\"\"", "\"0\"", "\"0.00\"", "\"-1.5\"", "\"00.5\"", "\"1.\"", "\".5\"", "\"1e3\"", "\"1E-7\""),
        Gen.OneOf("\"x\"", "\" 1\"", "1.5", "null", "\"1.2.3\"", "\"1,2\"", "\"123456789.5\"", "\"1.123456789\""),
        Gen.OneOf("\"0.00000000000000001\"", "\"123456789012345678901234567890123\""));

    private static readonly Gen<string> Key = Gen.OneOf(
        Gen.OneOf("markPrice", "lastPrice", "indexPrice", "bid1Price", "ask1Price"),
        Gen.OneOf("xmarkPrice", "arkPrice", "Price", "ce", "indexprice", "markPricf", "volume24h", "aol", "symbo", "xsymbol", ""));

    private static readonly Gen<string> Member = Gen.OneOf(
        Gen.Select(Key, Price, (name, price) => $"\"{name}\":{price}"),
        Gen.OneOf("\"tickDirection\":\"PlusTick\"", "\"a\":\":\"", "\"a\":\",\"", "\",\":\"\"", "\":\":\":\"", "\"a\":\"8\"", "\"a\":\"h\\u00e9\""),
        Gen.OneOf("\"symbol\":\"BTCUSDT\"", "\"symbol\":\"ETHUSDT\"", "\"a\":{\"b\":[1]}", "\"a\":true", "\"a\" : \"b\"", "\"a\":\"é\""));

    private static readonly Gen<string> Usual = Gen.Select(
        Gen.OneOf("BTCUSDT", "ETHUSDT", "1000000BABYDOGEUSDT", "X"),
        Gen.OneOf("delta", "snapshot"),
        Gen.OneOf(Gen.Long[0, 99], Gen.Long[0, 999_999_999_999_999], Gen.Long[0, long.MaxValue]),
        Gen.OneOf(Gen.Long[1_000_000_000_000, 9_999_999_999_999], Gen.Long[0, 99_999_999_999_999]),
        Price.Array[5, 5],
        Gen.Int[0, 31],
        (symbol, type, cross, time, prices, stated) =>
            Frame(symbol, type, [$"\"symbol\":\"{symbol}\"", .. Stated(prices, stated), Padding], cross, time));

    private static readonly Gen<string> Strange = Gen.Select(
        Gen.OneOf("BTCUSDT", "ETHUSDT"),
        Gen.OneOf("delta", "snapshot", "Delta"),
        Member.Array[0, 12],
        Gen.OneOf("5", "0", "05", "-5", "\"7\"", "1e3", "123456789012345678", "1234567890123456"),
        Gen.OneOf("1786310817583", "0786310817583", "178631081758", "\"1786310817583\"", "-1786310817583"),
        (symbol, type, members, cross, time) =>
            Frame(symbol, type, [$"\"symbol\":\"{symbol}\"", .. members, Padding], cross, time));

    private static string Padding => "\"turnover24h\":\"6793884423.5518\",\"volume24h\":\"105991.3760\"";

    [Fact]
    public void Usual_frames_agree_on_both_ways() => Usual.Sample(frame => AssertAgrees(Encoding.UTF8.GetBytes(frame)), iter: 30_000);

    [Fact]
    public void Strange_frames_agree_on_both_ways() => Strange.Sample(frame => AssertAgrees(Encoding.UTF8.GetBytes(frame)), iter: 30_000);

    [Fact]
    public void Hurt_frames_agree_on_both_ways()
    {
        var frames = Gen.OneOf(Usual, Strange).Array[200, 200].Single().Select(Encoding.UTF8.GetBytes).ToList();

        Mutation.Of(frames).Sample(AssertAgrees, iter: 40_000);
    }

    [Fact]
    public void Every_byte_of_a_usual_frame_is_checked()
    {
        var usual = Encoding.UTF8.GetBytes(Frame(
            "BTCUSDT",
            "snapshot",
            ["\"symbol\":\"BTCUSDT\"", "\"markPrice\":\"63560.80\"", "\"fundingIntervalHour\":\"8\"", Padding],
            5,
            1786310817583));
        for (var at = 0; at < usual.Length; at++)
        {
            for (var value = 0; value < 256; value++)
            {
                byte[] hurt = [.. usual];
                hurt[at] = (byte)value;
                AssertAgrees(hurt);
            }
        }
    }

    private static IEnumerable<string> Stated(string[] prices, int stated) =>
        new[] { "markPrice", "lastPrice", "indexPrice", "bid1Price", "ask1Price" }
            .Select((name, index) => (Member: $"\"{name}\":{prices[index]}", Is: (stated & (1 << index)) != 0))
            .Where(member => member.Is)
            .Select(member => member.Member);

    private static string Frame(string symbol, string type, IEnumerable<string> members, object cross, object time) =>
        $$"""{"topic":"tickers.{{symbol}}","type":"{{type}}","data":{{{string.Join(',', members)}}},"cs":{{cross}},"ts":{{time}}}""";

    private static void AssertAgrees(byte[] bytes)
    {
        var symbols = new SymbolTable();
        symbols.Add("BTCUSDT");
        var frame = new TickerFrame();
        if (TickerScanner.TryScan(bytes, symbols, frame))
        {
            var text = Encoding.UTF8.GetString(bytes);
            Assert.Equal((text, FrameText.Of(new BybitFrameReader(symbols).ReadAnyShape(bytes))), (text, FrameText.Of(frame)));
        }

        var read = FrameText.Of(new BybitFrameReader(symbols).ReadAnyShape(bytes));
        if (read is not (FrameText.Unreadable or "other"))
        {
            var text = Encoding.UTF8.GetString(bytes);
            Assert.Equal((text, OracleFrames.Read(bytes, symbol => symbol == "BTCUSDT")), (text, read));
        }
    }
}
