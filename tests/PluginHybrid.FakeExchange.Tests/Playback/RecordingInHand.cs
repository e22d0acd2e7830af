using System.Globalization;
using System.Text;
using PluginHybrid.FakeExchange.Playback;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.FakeExchange.Tests.Playback;

/// <summary>Writes a recording by hand, record by record, as a recorder would have.</summary>
internal sealed class RecordingInHand
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 14, 5, 0, TimeSpan.Zero);
    public const string Private = "private#1";
    public const string Public = "public#1";
    private readonly List<Action<RecordWriter>> _records = [];
    private long _input;
    private long _exchange;
    private TimeSpan _at;

    /// <summary>What comes next happens so much later.</summary>
    public RecordingInHand After(int milliseconds)
    {
        _at += TimeSpan.FromMilliseconds(milliseconds);
        return this;
    }

    public RecordingInHand Opened(string connection) => Add(RecordKind.Opened, true, line => line.Connection(ConnectionTag.Of(connection)));

    public RecordingInHand Lost(string connection, int status = 0, string words = "reset") => Add(RecordKind.Lost, true, line =>
    {
        line.Connection(ConnectionTag.Of(connection));
        if (status != 0)
        {
            line.Whole("st"u8, status);
        }

        line.Text("er"u8, words);
    });

    public RecordingInHand ClosedByUs(string connection) => Add(RecordKind.Close, false, line => line.Connection(ConnectionTag.Of(connection)).Text("er"u8, "stopped"));

    public RecordingInHand Sent(string connection, string json) => Add(RecordKind.Frame, false, line =>
        line.Connection(ConnectionTag.Of(connection)).Direction(false).Utf8("o"u8, "t"u8).Text("q"u8, json.Contains("subscribe", StringComparison.Ordinal) ? "subscribe" : "ping").Payload(Encoding.UTF8.GetBytes(json)));

    public RecordingInHand Subscribed(string connection, params string[] topics) =>
        Sent(connection, Requests.Subscribe("r1", topics)).Came(connection, """{"success":true,"ret_msg":"","conn_id":"c","req_id":"r1","op":"subscribe"}""");

    public RecordingInHand Came(string connection, string json, string? topic = null) => Add(RecordKind.Frame, true, line =>
    {
        line.Connection(ConnectionTag.Of(connection)).Direction(true).Utf8("o"u8, "t"u8);
        if (topic is not null)
        {
            line.Topic(Encoding.UTF8.GetBytes(topic));
        }

        line.Payload(Encoding.UTF8.GetBytes(json));
    });

    public RecordingInHand Snapshot(string symbol, decimal price, long cs, string connection = Public) => Came(
        connection,
        string.Create(CultureInfo.InvariantCulture, $$$"""{"topic":"tickers.{{{symbol}}}","type":"snapshot","data":{"symbol":"{{{symbol}}}","lastPrice":"{{{price}}}","markPrice":"{{{price}}}","bid1Price":"1","fundingRate":"0.0001"},"cs":{{{cs}}},"ts":{{{Now}}}}"""),
        $"tickers.{symbol}");

    public RecordingInHand Delta(string symbol, string field, decimal value, long cs, string connection = Public) => Came(
        connection,
        string.Create(CultureInfo.InvariantCulture, $$$"""{"topic":"tickers.{{{symbol}}}","type":"delta","data":{"symbol":"{{{symbol}}}","{{{field}}}":"{{{value}}}"},"cs":{{{cs}}},"ts":{{{Now}}}}"""),
        $"tickers.{symbol}");

    public static string Row(string symbol, string side, decimal size, decimal stop, long seq, string entry = "entryPrice") => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"positionIdx":0,"symbol":"{{symbol}}","side":"{{side}}","size":"{{size}}","{{entry}}":"100","stopLoss":"{{stop}}","createdTime":"1795356300000","updatedTime":"1795356300001","seq":{{seq}},"openTime":1795356300000}""");

    public RecordingInHand Position(string symbol, string side, decimal size, decimal stop, long seq, string connection = Private) => Came(
        connection, $$"""{"id":"1","topic":"position","creationTime":{{Now}},"data":[{{Row(symbol, side, size, stop, seq)}}]}""", "position");

    public RecordingInHand Read(string address, params string[] rows) => Asked("GET", address, "", 200, List(rows));

    public static string List(params string[] rows) => $$$"""{"retCode":0,"retMsg":"OK","result":{"nextPageCursor":"","category":"linear","list":[{{{string.Join(',', rows)}}}]},"retExtInfo":{},"time":1795356300000}""";

    public RecordingInHand Asked(string method, string address, string body, int status, string reply, string headers = "[]")
    {
        var number = ++_exchange;
        Add(RecordKind.Request, false, line =>
        {
            line.Whole("e"u8, number).Text("m"u8, method).Text("u"u8, address);
            if (body.Length > 0)
            {
                line.Payload(Encoding.UTF8.GetBytes(body));
            }
        });
        return Add(RecordKind.Reply, false, line => line.Whole("e"u8, number).Whole("st"u8, status).Raw("h"u8, headers).Whole("ms"u8, 3).Payload(Encoding.UTF8.GetBytes(reply)));
    }

    public RecordingInHand Unanswered(string address, string why)
    {
        var number = ++_exchange;
        Add(RecordKind.Request, false, line => line.Whole("e"u8, number).Text("m"u8, "GET").Text("u"u8, address));
        return Add(RecordKind.Reply, false, line => line.Whole("e"u8, number).Whole("st"u8, 0).Whole("ms"u8, 10_000).Text("er"u8, why));
    }

    public RecordedSession Session()
    {
        var folder = Directory.CreateTempSubdirectory("playback-");
        try
        {
            Write(folder.FullName);
            return RecordedSession.Read(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public void Write(string folder)
    {
        using var file = File.Create(Path.Combine(folder, "session.jsonl"));
        using var writer = new RecordWriter(file);
        writer.Header(new RecordingHeader { Id = new string('0', 32), Start = Start, Environment = "simulated", App = "tests" });
        _records.ForEach(record => record(writer));
        writer.End(writer.Next, (long)_at.TotalNanoseconds, _input, "stopped");
    }

    private long Now => (Start + _at).ToUnixTimeMilliseconds();

    private RecordingInHand Add(RecordKind kind, bool isInput, Action<RecordLine> keys)
    {
        var (at, input) = ((long)_at.TotalNanoseconds, isInput ? ++_input : _input);
        _records.Add(writer =>
        {
            keys(writer.Begin(kind, at, input));
            writer.Commit();
        });
        return this;
    }
}
