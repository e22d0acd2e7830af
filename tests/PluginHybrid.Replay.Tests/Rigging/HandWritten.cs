using System.Globalization;
using System.IO.Hashing;
using System.Text;
using PluginHybrid.Testing;

namespace PluginHybrid.Replay.Tests.Rigging;

/// <summary>A recording written by hand: the header and the trading rules of the shipped first flight, then what a test says.</summary>
internal sealed class HandWritten : IDisposable
{
    private readonly StringBuilder _lines = new();
    private long _number;
    private long _input;

    public HandWritten()
    {
        foreach (var line in File.ReadLines(System.IO.Path.Combine(Repository.Root, "recordings", "first-flight", "session.jsonl")).Where(Wanted))
        {
            _lines.Append(line).Append('\n');
            _number = Whole(line, "\"n\":") + 1;
            _input = Whole(line, "\"i\":");
        }
    }

    /// <summary>Its folder, once it was closed.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("hand-written-").FullName;

    /// <summary>A private frame comes at a time of seconds.</summary>
    public HandWritten Private(double at, string topic, string rows) =>
        Add("f", at, true, $"\"c\":\"private#1\",\"d\":\"in\",\"o\":\"t\",\"tp\":\"{topic}\",\"j\":{{\"topic\":\"{topic}\",\"data\":[{rows}]}}");

    /// <summary>A public frame comes.</summary>
    public HandWritten Public(double at, string symbol, string type, string data) =>
        Add("f", at, true, $"\"c\":\"public#1\",\"d\":\"in\",\"o\":\"t\",\"tp\":\"tickers.{symbol}\",\"j\":{{\"topic\":\"tickers.{symbol}\",\"type\":\"{type}\",\"data\":{{{data}}},\"ts\":7}}");

    /// <summary>The host sends an order at the market that makes a leg of one-way mode smaller.</summary>
    public HandWritten Placed(double at, string symbol, string side, decimal quantity, string link) => Add("ca", at, false, "\"q\":\"PlaceReduction\",\"j\":" + string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"is":"PlaceReduction","id":9,"leg":{"account":"main","positionIdx":0,"symbol":"{{{symbol}}}"},"orderLinkId":"{{{link}}}","quantity":{{{quantity}}},"side":"{{{side}}}"}"""));

    /// <summary>Any record.</summary>
    public HandWritten Add(string kind, double at, bool isInput, string keys)
    {
        _input += isInput ? 1 : 0;
        var body = string.Create(CultureInfo.InvariantCulture, $"{{\"k\":\"{kind}\",\"n\":{_number++},\"t\":{(long)(at * 1e9)},\"i\":{_input},{keys}");
        _lines.Append(body).Append(CultureInfo.InvariantCulture, $",\"x\":\"{Crc32.HashToUInt32(Encoding.UTF8.GetBytes(body)):x8}\"}}\n");
        return this;
    }

    /// <summary>An execution's row.</summary>
    public static string Fill(string symbol, string side, decimal quantity, decimal price, decimal closed, string order, string link = "", string type = "CreateByUser", long seq = 0) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"category":"linear","symbol":"{{symbol}}","closedSize":"{{closed}}","execPrice":"{{price}}","execQty":"{{quantity}}","execType":"Trade","orderId":"{{order}}","orderLinkId":"{{link}}","side":"{{side}}","createType":"{{type}}","seq":{{seq}}}""");

    /// <summary>A position's row.</summary>
    public static string Row(string symbol, int idx, string side, decimal size, decimal stop = 0, decimal take = 0) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"category":"linear","symbol":"{{symbol}}","positionIdx":{{idx}},"side":"{{side}}","size":"{{size}}","entryPrice":"100","stopLoss":"{{stop}}","takeProfit":"{{take}}","trailingStop":"0","seq":1}""");

    /// <summary>Writes the file.</summary>
    /// <returns>Its folder.</returns>
    public string Close()
    {
        File.WriteAllText(System.IO.Path.Combine(Path, "session.jsonl"), _lines.ToString());
        return Path;
    }

    public void Dispose() => Directory.Delete(Path, true);

    private static bool Wanted(string line) => line.StartsWith("{\"k\":\"hdr\"", StringComparison.Ordinal)
        || line.StartsWith("{\"k\":\"in\"", StringComparison.Ordinal) && line.Contains("\"w\":\"start\"", StringComparison.Ordinal)
        || line.StartsWith("{\"k\":\"an\"", StringComparison.Ordinal) && line.Contains("\"q\":\"InstrumentsRead\"", StringComparison.Ordinal);

    private static long Whole(string line, string key)
    {
        var start = line.IndexOf(key, StringComparison.Ordinal) + key.Length;
        return long.Parse(line.AsSpan(start, line.AsSpan(start).IndexOf(',')), CultureInfo.InvariantCulture);
    }
}
