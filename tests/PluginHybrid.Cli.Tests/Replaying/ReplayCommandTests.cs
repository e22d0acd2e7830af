using System.Text.Json;
using PluginHybrid.Cli.Tests.Commands;
using PluginHybrid.Commands;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Replaying;

/// <summary>Recorded sessions, replayed by the command through real sockets to the real host.</summary>
[Category(Level.System)]
public sealed class ReplayCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replay-");

    private string Recording => Path.Combine(_folder.FullName, "recording");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("max")]
    [InlineData("10x")]
    [InlineData("recorded")]
    public async Task A_recorded_session_ends_with_the_same_positions_and_stops_at_every_pace(string pace)
    {
        var left = await FlownSession.RecordAsync(Recording);

        var (code, result) = await ReplayAsync("--pace", pace);

        Assert.True(code == ExitCode.Fine, result.ToString());
        Assert.Equal(left, Assert.Single(Texts(result, "held")));
        Assert.Empty(Texts(result, "held_differences"));
        Assert.Empty(Texts(result, "divergences"));
        Assert.Equal(RecordedFrames(), result.GetProperty("frames_played").GetInt32());
    }

    [Fact]
    public async Task A_recorded_loss_is_played_and_the_host_reaches_the_venues_truth_again()
    {
        var left = await FlownSession.RecordAsync(Recording, lose: true);

        var (code, result) = await ReplayAsync("--pace", "10x");

        Assert.True(code == ExitCode.Fine, result.ToString());
        Assert.Equal(1, result.GetProperty("losses_played").GetInt32());
        Assert.StartsWith("private", Assert.Single(Texts(result, "reconnects")).Trim().Split("s  ")[1], StringComparison.Ordinal);
        Assert.Equal(left, Assert.Single(Texts(result, "held")));
    }

    [Fact]
    public async Task Played_to_the_middle_it_ends_with_what_was_held_there()
    {
        await FlownSession.RecordAsync(Recording);

        var (code, result) = await ReplayAsync("--pace", "max", "--until", $"n={Last("\"symbol\":\"ETHUSDT\",\"side\":\"Sell\"", "\"tp\":\"position\"")}");

        Assert.True(code == ExitCode.Fine, result.ToString());
        Assert.Equal(["BTCUSDT#0", "ETHUSDT#0"], Texts(result, "held").Select(leg => leg.Split(' ')[0]));
    }

    [Fact]
    public async Task A_fault_script_strikes_at_a_record_and_what_it_cost_is_reported()
    {
        var left = await FlownSession.RecordAsync(Recording);
        var script = Path.Combine(_folder.FullName, "cut.yaml");
        await File.WriteAllTextAsync(
            script,
            $$"""
            version: 1
            faults:
              - id: cut
                when: { record: {{Last("\"tp\":\"tickers.BTCUSDT\"")}} }
                do: { tcp.reset: { socket: private } }
            """,
            TestContext.Current.CancellationToken);

        var (code, result) = await ReplayAsync("--pace", "recorded", "--faults", script, "--report");

        Assert.True(code == ExitCode.Fine, result.ToString());
        Assert.Contains("cut (tcp.reset", Assert.Single(Texts(result, "struck")), StringComparison.Ordinal);
        Assert.Equal(left, Assert.Single(Texts(result, "held")));
    }

    [Fact]
    public async Task Strict_fails_on_what_was_never_played_and_lenient_only_on_another_end()
    {
        await FlownSession.RecordAsync(Recording);
        var file = Path.Combine(Recording, "session.jsonl");
        await Untold.AddCommandAsync(file);

        var (plain, told) = await ReplayAsync("--pace", "max");
        var (lenient, _) = await ReplayAsync("--pace", "max", "--lenient");

        Assert.Equal(ExitCode.CheckFailed, plain);
        Assert.Equal(ExitCode.Fine, lenient);
        var missing = Assert.Single(told.GetProperty("divergences").EnumerateArray());
        Assert.Equal("not-sent", missing.GetProperty("kind").GetString());
        Assert.True(missing.GetProperty("record").GetInt64() > 0);
    }

    [Theory]
    [InlineData("2x to 100x", "--pace", "101x")]
    [InlineData("write a time, t=30s", "--pace", "max", "--until", "soon")]
    [InlineData("is no place to stop at", "--until", "soon")]
    public async Task What_cannot_be_asked_is_a_usage_error(string words, params string[] options)
    {
        await FlownSession.RecordAsync(Recording);
        var invocation = new Invocation();

        Assert.Equal(ExitCode.Usage, await invocation.RunAsync(["replay", Recording, .. options]));
        Assert.Contains(words, invocation.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_recording_is_a_usage_error()
    {
        var invocation = new Invocation();

        Assert.Equal(ExitCode.Usage, await invocation.RunAsync("replay", _folder.FullName));
        Assert.Contains(_folder.FullName, invocation.Error.ToString(), StringComparison.Ordinal);
    }

    private async Task<(int Code, JsonElement Result)> ReplayAsync(params string[] options)
    {
        var invocation = new Invocation();
        var code = await Wait.For("the replay", invocation.RunAsync(["replay", Recording, "--json", .. options]), TimeSpan.FromSeconds(60));
        Assert.True(invocation.Out.ToString().StartsWith('{'), invocation.Everything);
        using var result = JsonDocument.Parse(invocation.Out.ToString());
        return (code, result.RootElement.Clone());
    }

    /// <summary>Number of the last record with all these texts.</summary>
    private long Last(params string[] texts)
    {
        var line = File.ReadLines(Path.Combine(Recording, "session.jsonl")).Last(line => Array.TrueForAll(texts, text => line.Contains(text, StringComparison.Ordinal)));
        using var record = JsonDocument.Parse(line);
        return record.RootElement.GetProperty("n").GetInt64();
    }

    private int RecordedFrames() => File.ReadLines(Path.Combine(Recording, "session.jsonl"))
        .Count(line => line.Contains("\"d\":\"in\"", StringComparison.Ordinal) && line.Contains("\"tp\":", StringComparison.Ordinal));

    private static IReadOnlyList<string> Texts(JsonElement result, string name) => [.. result.GetProperty(name).EnumerateArray().Select(text => text.ToString())];
}
