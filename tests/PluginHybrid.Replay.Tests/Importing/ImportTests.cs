using System.Globalization;
using System.Text;
using PluginHybrid.Recordings.Auditing;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Redaction;
using PluginHybrid.Replay.Importing;
using PluginHybrid.Replay.Running;
using PluginHybrid.Testing;

namespace PluginHybrid.Replay.Tests.Importing;

/// <summary>A capture of the public stream becomes a recording that is sound and replays.</summary>
[Category(Level.Integration)]
public sealed class ImportTests : IDisposable
{
    private const long Ms = 1_795_356_300_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("import-");

    private string Capture => Path.Combine(_folder.FullName, "tickers.jsonl");

    private string Out => Path.Combine(_folder.FullName, "out");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Frames_stand_in_the_recording_as_they_came_and_a_replay_sees_every_one()
    {
        Write([.. Frames(50)]);

        var report = await ImportAsync();

        Assert.Equal((50, "BTCUSDT ETHUSDT", 2, 0), (report.Frames, string.Join(' ', report.Symbols), report.Answers, report.Malformed));
        Assert.Empty(RecordingValidator.Validate(Out).Findings);
        var lines = File.ReadAllLines(Capture).Where(line => line.Contains("\"topic\"", StringComparison.Ordinal)).ToList();
        Assert.Equal(lines, TickersOf(Out).Select(record => Encoding.UTF8.GetString(record.Payload)));
        var replay = await ReplayAsync();
        Assert.True(replay is { DivergenceCount: 0, IsTorn: false }, string.Join('\n', replay.Divergences));
        Assert.Equal(50, replay.EventLines.Lines.Count(line => line.Contains("ticker.update", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_same_capture_gives_the_same_recording()
    {
        Write([.. Frames(20)]);
        await ImportAsync();
        var first = File.ReadAllText(Path.Combine(Out, "session.jsonl"));
        Directory.Delete(Out, recursive: true);

        await ImportAsync();

        Assert.Equal(first, File.ReadAllText(Path.Combine(Out, "session.jsonl")));
    }

    [Fact]
    public async Task Without_a_table_the_venues_times_hold_and_never_go_back()
    {
        Write(Ticker("BTCUSDT", 1, Ms + 500), Ticker("BTCUSDT", 2, Ms), Ticker("BTCUSDT", 3, Ms + 900));

        await ImportAsync();

        Assert.Equal([500_000_000L, 500_000_000L, 900_000_000L], TickersOf(Out).Select(record => record.Nanoseconds));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(Ms), RecordingReader.Open(Out).Header.Start);
    }

    [Fact]
    public async Task A_table_beside_the_capture_says_when_each_line_came()
    {
        Write(Ticker("BTCUSDT", 1, Ms), Ticker("BTCUSDT", 2, Ms));
        File.WriteAllText(Path.ChangeExtension(Capture, ".recv.tsv"), $"line\trecv_unix_s\n1\t{Ms / 1000}.25\n2\t{Ms / 1000}.7500001\n");

        await ImportAsync();

        Assert.Equal([0L, 500_000_100L], TickersOf(Out).Select(record => record.Nanoseconds));
    }

    [Theory]
    [InlineData("not JSON", "line 2: no JSON from byte")]
    [InlineData("[1]", "line 2: a frame is a JSON object")]
    [InlineData("{\"topic\":\"orderbook.50.BTCUSDT\"}", "line 2: topic \"orderbook.50.BTCUSDT\" is none of the ticker stream")]
    [InlineData("{\"topic\":\"tickers.BTCUSDT\",\"ts\":5}", "line 2: a ticker frame without data")]
    [InlineData("{\"topic\":\"tickers.BTCUSDT\",\"data\":{}}", "line 2: a ticker frame without ts")]
    [InlineData("{\"hello\":1}", "line 2: neither a topic nor an answer")]
    public async Task A_line_that_is_no_frame_is_left_out_and_told_and_strict_refuses_it(string line, string words)
    {
        Write(Ticker("BTCUSDT", 1, Ms), line, Ticker("BTCUSDT", 2, Ms + 1));

        var report = await ImportAsync();

        Assert.Equal((2, 1), (report.Frames, report.Malformed));
        Assert.Contains($"tickers.jsonl: {words}", Assert.Single(report.Problems), StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<RecordingException>(() => ImportAsync(options => options with { IsStrict = true }, "strict"));
        Assert.Contains($"{Capture}: {words}", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("line\ttime\n", "line 1: its first line must name the columns")]
    [InlineData("line\trecv_unix_s\n1\tsoon\n", "line 2: line must be a whole number")]
    [InlineData("line\trecv_unix_s\n7\t12.5\n", "tells no time of line 1 of the capture")]
    public async Task A_table_that_does_not_fit_is_named_with_its_line(string table, string words)
    {
        Write(Ticker("BTCUSDT", 1, Ms));
        var times = Path.Combine(_folder.FullName, "times.tsv");
        File.WriteAllText(times, table);

        var refused = await Assert.ThrowsAsync<RecordingException>(() => ImportAsync(options => options with { Times = times }));

        Assert.Contains(times, refused.Message, StringComparison.Ordinal);
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_a_ticker_frame_is_refused()
    {
        Write("{\"success\":true,\"op\":\"subscribe\"}");

        Assert.Contains("holds no ticker frame", (await Assert.ThrowsAsync<RecordingException>(() => ImportAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registered_secret_in_a_capture_is_refused()
    {
        Write(Ticker("BTCUSDT", 1, Ms).Replace("\"data\":{", "\"data\":{\"note\":\"s3cr3tS3cr3t\",", StringComparison.Ordinal));

        await Assert.ThrowsAsync<UnsafeRecordingException>(() => ImportAsync(options => options with { Redaction = new RedactionSettings { Secrets = ["s3cr3tS3cr3t"] } }));
    }

    [Fact]
    public async Task The_reference_capture_becomes_a_recording_that_replays()
    {
        var capture = Repository.SharedMessages("capture-linear-tickers-2026-08-09.jsonl");

        var report = await ImportAsync(options => options with { Capture = capture });

        Assert.Equal((758, "BTCUSDT DOGEUSDT ETHUSDT SOLUSDT", 0), (report.Frames, string.Join(' ', report.Symbols), report.Malformed));
        Assert.Empty(RecordingValidator.Validate(Out).Findings);
        var replay = await ReplayAsync();
        Assert.True(replay.DivergenceCount == 0, string.Join('\n', replay.Divergences));
        Assert.Equal(758, replay.EventLines.Lines.Count(line => line.Contains("ticker.update", StringComparison.Ordinal)));
    }

    private Task<ImportReport> ImportAsync(Func<ImportOptions, ImportOptions>? change = null, string name = "out")
    {
        var options = new ImportOptions { Capture = Capture, App = "test" };
        return CaptureImport.RunAsync(change?.Invoke(options) ?? options, Path.Combine(_folder.FullName, name), null, TestContext.Current.CancellationToken);
    }

    private Task<CoreReplayReport> ReplayAsync() =>
        CoreReplay.RunAsync(new CoreReplayOptions { Path = Out, WritesText = true }, TestContext.Current.CancellationToken);

    private void Write(params string[] lines) => File.WriteAllText(Capture, string.Join('\n', lines) + "\n");

    private static IEnumerable<string> Frames(int count)
    {
        yield return "{\"success\":true,\"ret_msg\":\"\",\"conn_id\":\"abc\",\"req_id\":\"\",\"op\":\"subscribe\"}";
        for (var at = 0; at < count; at++)
        {
            yield return Ticker(at % 3 == 2 ? "ETHUSDT" : "BTCUSDT", at, Ms + (at * 100), at is 0 or 2 ? "snapshot" : "delta");
        }

        yield return "{\"success\":true,\"ret_msg\":\"pong\",\"conn_id\":\"abc\",\"op\":\"ping\"}";
    }

    private static string Ticker(string symbol, int at, long ms, string type = "snapshot") => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"topic":"tickers.{{symbol}}","type":"{{type}}","data":{"symbol":"{{symbol}}","lastPrice":"6{{at:0000}}.5","markPrice":"6{{at:0000}}.5","bid1Price":"6{{at:0000}}","ask1Price":"6{{at:0000}}.9"},"cs":{{at + 10}},"ts":{{ms}}}""");

    private static List<Recordings.Format.Record> TickersOf(string path)
    {
        using var reader = RecordingReader.Open(path);
        var found = new List<Recordings.Format.Record>();
        while (reader.TryRead(out var record))
        {
            if (record.Text("tp"u8)?.StartsWith("tickers.", StringComparison.Ordinal) == true)
            {
                found.Add(record.Keep());
            }
        }

        return found;
    }
}
