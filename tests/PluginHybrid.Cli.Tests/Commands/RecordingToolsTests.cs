using System.Text.Json;
using PluginHybrid.Commands;
using PluginHybrid.Recordings.Auditing;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Commands;

/// <summary>Commands that write a recording of another: what they leave, and what they do not.</summary>
[Category(Level.Integration)]
public sealed class RecordingToolsTests : IDisposable
{
    private const string Shipped = "recordings/first-flight";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tools-");

    /// <summary>Commands that write another recording: of <c>FROM</c>, to <c>TO</c>.</summary>
    public static TheoryData<string> Writing => ["recording redact FROM TO", "recording trim FROM --out TO", "recording recover FROM --out TO"];

    private string Out => Path.Combine(_folder.FullName, "out");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Redacting_a_safe_recording_changes_no_byte()
    {
        var redact = In();

        Assert.True(await redact.RunAsync("recording", "redact", Shipped, Out, "--json") == ExitCode.Fine, redact.Everything);

        Assert.Equal(Bytes(Path.Combine(Repository.Root, Shipped)), Bytes(Out));
        var report = JsonDocument.Parse(redact.Out.ToString()).RootElement;
        Assert.Equal((0, "bybit-v5"), (report.GetProperty("changed").GetInt32(), report.GetProperty("after").GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_secret_that_is_met_ends_with_3_and_leaves_nothing()
    {
        var redact = In();
        (redact.Variables["HYBRID_API_KEY"], redact.Variables["HYBRID_API_SECRET"]) = ("not-in-there-12345", "MinusTick");

        Assert.Equal(ExitCode.Unsafe, await redact.RunAsync("recording", "redact", Shipped, Out));

        Assert.DoesNotContain("MinusTick", redact.Everything, StringComparison.Ordinal);
        Assert.Contains("registered secret (raw)", redact.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_folder.EnumerateFileSystemInfos());
    }

    [Theory]
    [MemberData(nameof(Writing))]
    public async Task A_recording_is_replaced_only_by_force(string writing)
    {
        Assert.Equal(ExitCode.Fine, await In().RunAsync(Words(writing, Shipped)));
        var before = Bytes(Out);
        var refused = In();

        Assert.Equal(ExitCode.Usage, await refused.RunAsync(Words(writing, "recordings/stop-refused")));
        Assert.Contains("--force", refused.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, Bytes(Out));

        Assert.Equal(ExitCode.Fine, await In().RunAsync([.. Words(writing, "recordings/stop-refused"), "--force"]));
        using var wanted = RecordingReader.Open(Path.Combine(Repository.Root, "recordings/stop-refused"));
        using var reader = RecordingReader.Open(Out);
        Assert.Equal(wanted.Header.Id, reader.Header.Id);
    }

    [Theory]
    [MemberData(nameof(Writing))]
    public async Task A_recording_never_replaces_the_one_it_is_made_of(string writing)
    {
        Assert.Equal(ExitCode.Fine, await In().RunAsync(Words(writing, Shipped)));
        var before = Bytes(Out);

        foreach (var itself in new[] { Out, Out + Path.DirectorySeparatorChar, Path.Combine(Out, "session.jsonl") })
        {
            var refused = In();
            Assert.Equal(ExitCode.Usage, await refused.RunAsync([.. Words(writing, itself), "--force"]));
            Assert.Contains("is the recording itself", refused.Error.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(before, Bytes(Out));
    }

    [Fact]
    public async Task A_piece_that_ends_before_it_begins_is_a_usage_error()
    {
        var trim = In();

        Assert.Equal(ExitCode.Usage, await trim.RunAsync("recording", "trim", Shipped, "--out", Out, "--from", "9s", "--to", "8s"));
        Assert.Contains("--from must be before --to", trim.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_folder.EnumerateFileSystemInfos());
    }

    [Theory]
    [MemberData(nameof(Writing))]
    public async Task Who_is_interrupted_leaves_nothing(string writing)
    {
        Assert.Equal(ExitCode.Interrupted, await In().RunUntilAsync(new CancellationToken(canceled: true), Words(writing, "recordings/busy-minute")));

        Assert.Empty(_folder.EnumerateFileSystemInfos());
    }

    [Fact]
    public async Task A_policy_of_ones_own_is_read_from_its_file()
    {
        var file = Path.Combine(_folder.FullName, "mine.json");
        await File.WriteAllTextAsync(file, "{\"name\":\"mine\",\"version\":7}", TestContext.Current.CancellationToken);
        var redact = In();

        Assert.Equal(ExitCode.Usage, await redact.RunAsync("recording", "redact", Shipped, Out, "--policy", file));
        Assert.Contains("This is no redaction policy", redact.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_imported_capture_plays_through_sockets_to_the_real_host()
    {
        var capture = Path.Combine(_folder.FullName, "tickers.jsonl");
        await File.WriteAllLinesAsync(capture, [.. Enumerable.Range(1, 40).Select(Ticker), "torn"], TestContext.Current.CancellationToken);
        var import = In();

        Assert.True(await import.RunAsync("recording", "import", capture, Out, "--env", "demo", "--note", "a test") == ExitCode.Fine, import.Everything);

        Assert.Contains("tickers.jsonl: line 41: no JSON", import.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(RecordingValidator.Validate(Out).Findings);
        using (var reader = RecordingReader.Open(Out))
        {
            Assert.Equal(("demo", "a test"), (reader.Header.Environment, reader.Header.Note));
            Assert.StartsWith("imported from tickers.jsonl", reader.Header.Made, StringComparison.Ordinal);
        }

        await PlaysAsync(40);
    }

    [Fact]
    public async Task The_reference_capture_plays_through_sockets_to_the_real_host()
    {
        var capture = Repository.SharedMessages("capture-linear-tickers-2026-08-09.jsonl");
        var import = In();

        Assert.True(await import.RunAsync("recording", "import", capture, Out) == ExitCode.Fine, import.Everything);

        await PlaysAsync(758);
    }

    [Fact]
    public async Task A_capture_with_a_bad_line_is_refused_when_strict_and_leaves_nothing()
    {
        var capture = Path.Combine(_folder.FullName, "tickers.jsonl");
        await File.WriteAllLinesAsync(capture, [Ticker(1), "torn"], TestContext.Current.CancellationToken);
        var import = In();

        Assert.Equal(ExitCode.Usage, await import.RunAsync("recording", "import", capture, Out, "--strict"));

        Assert.Contains($"{capture}: line 2: no JSON", import.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["tickers.jsonl"], _folder.EnumerateFileSystemInfos().Select(one => one.Name));
    }

    private async Task PlaysAsync(int frames)
    {
        var replay = In();
        var exit = await Wait.For("the replay", replay.RunAsync("replay", Out, "--pace", "max", "--json"), TimeSpan.FromSeconds(60));
        Assert.True(exit == ExitCode.Fine, replay.Everything);
        Assert.Equal(frames, JsonDocument.Parse(replay.Out.ToString()).RootElement.GetProperty("frames_played").GetInt32());
    }

    private string[] Words(string writing, string recording) => [.. writing.Split(' ').Select(word => word switch { "FROM" => recording, "TO" => Out, _ => word })];

    private static Invocation In() => new() { WorkingFolder = Repository.Root };

    private static byte[] Bytes(string folder) => File.ReadAllBytes(Path.Combine(folder, "session.jsonl"));

    private static string Ticker(int at) =>
        $$"""{"topic":"tickers.BTCUSDT","type":"snapshot","data":{"symbol":"BTCUSDT","lastPrice":"61{{at:000}}.5","markPrice":"61{{at:000}}.4","bid1Price":"61{{at:000}}.4","ask1Price":"61{{at:000}}.6"},"cs":{{at + 10}},"ts":{{1_795_356_300_000 + (at * 100L)}}}""";
}
