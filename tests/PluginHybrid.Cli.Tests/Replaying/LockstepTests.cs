using System.Text.Json;
using PluginHybrid.Cli.Tests.Commands;
using PluginHybrid.Cli.Tests.Processes;
using PluginHybrid.Commands;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Replay.Running;
using PluginHybrid.Replaying;
using PluginHybrid.Testing;
using Record = PluginHybrid.Recordings.Format.Record;

namespace PluginHybrid.Cli.Tests.Replaying;

/// <summary>Replays in lockstep through real sockets: the live run's hashes, or a word on where client and recording part.</summary>
[Category(Level.System)]
public sealed class LockstepTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lockstep-");

    private string Recording => Path.Combine(_folder.FullName, "recording");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_session_recorded_a_moment_ago_has_the_hashes_of_its_core_replay(bool withLoss)
    {
        await FlownSession.RecordAsync(Recording, withLoss);

        var (coreCode, core) = await ReplayAsync("--core");
        var (code, lockstep) = await ReplayAsync("--pace", "lockstep");

        Assert.True((coreCode, code) == (ExitCode.Fine, ExitCode.Fine), $"{core}\n{lockstep}");
        Assert.True(lockstep.GetProperty("same").GetBoolean());
        Assert.Equal(core.ToString(), lockstep.ToString());
    }

    [Fact]
    public async Task An_answer_the_recording_does_not_hold_ends_the_replay_with_the_question()
    {
        Rewritten.Write("first-flight", Recording, record => record.Kind == RecordKind.Reply && record.Whole("e"u8) == 3);

        var (code, result) = await ReplayAsync("--pace", "lockstep");

        Assert.Equal(ExitCode.CheckFailed, code);
        var parted = LastOf(result);
        Assert.Contains("the client asked GET /v5/position/list?category=linear&settleCoin=USDT&limit=200 for call 3, to which the recording has no answer", parted.What, StringComparison.Ordinal);
        Assert.True(parted is { Kind: "NotFollowed", Record: > 0, Seconds: > 0 }, parted.ToString());
    }

    [Fact]
    public async Task A_socket_the_client_does_not_dial_ends_the_replay_with_its_name()
    {
        Rewritten.Write("first-flight", Recording, _ => false, (writer, at, input) =>
        {
            writer.Begin(RecordKind.Opened, at, input + 1).Connection(ConnectionTag.Of("private#7"));
            writer.Commit();
        });

        var (code, result) = await ReplayAsync("--pace", "lockstep");

        Assert.Equal(ExitCode.CheckFailed, code);
        Assert.Contains("private-7, which the client has not dialled; the replay ends here", LastOf(result).What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_client_does_not_do_is_waited_for_no_longer_than_patience_lasts()
    {
        Rewritten.Write("first-flight", Recording, _ => false, (writer, at, input) =>
        {
            writer.Begin(RecordKind.Frame, at, input).Connection(ConnectionTag.Of("public#1")).Direction(false).Utf8("o"u8, "t"u8).Payload("""{"req_id":"99","op":"subscribe","args":["tickers.DOGEUSDT"]}"""u8);
            writer.Commit();
            writer.Begin(RecordKind.Frame, at, input + 1).Connection(ConnectionTag.Of("public#1")).Direction(true).Utf8("o"u8, "t"u8).Payload("""{"success":true,"ret_msg":"","conn_id":"c","req_id":"99","op":"subscribe"}"""u8);
            writer.Commit();
        });

        var report = await Wait.For("the end of the replay", LockstepRun.RunAsync(Options(), TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken), TimeSpan.FromSeconds(60));

        Assert.False(report.IsSame);
        Assert.Contains("waited 5 s in vain for request 99 on public#1", report.Divergences[^1].What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_client_does_and_the_recording_does_not_hold_is_told()
    {
        Rewritten.Write("first-flight", Recording, record => record.Kind == RecordKind.Frame && !record.IsInput && Says(record, "\"op\":\"unsubscribe\""));

        var (code, result) = await ReplayAsync("--pace", "lockstep");

        Assert.Equal(ExitCode.CheckFailed, code);
        Assert.Contains(result.GetProperty("divergences").EnumerateArray(), told => told.ToString().Contains("unsubscribe tickers.BTCUSDT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Other_commands_of_a_plugin_are_told_and_the_rest_is_played_to_the_end()
    {
        Rewritten.Write("first-flight", Recording, _ => false, with: header => header with
        {
            Plugins = [.. header.Plugins.Select(plugin => plugin with { Settings = plugin.Settings.Replace("distance: 0.4", "distance: 0.3", StringComparison.Ordinal) })],
        });

        var (code, result) = await ReplayAsync("--pace", "lockstep");

        Assert.Equal(ExitCode.CheckFailed, code);
        Assert.Contains(result.GetProperty("divergences").EnumerateArray(), told => told.GetProperty("kind").GetString() == "Differs" && told.ToString().Contains("trailing-stop/", StringComparison.Ordinal));
        Assert.DoesNotContain("the replay ends here", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupted_it_lets_go_at_once()
    {
        using var interrupted = new CancellationTokenSource();
        var options = Options("first-flight") with
        {
            Until = moment =>
            {
                if (moment.Input == 5)
                {
                    interrupted.Cancel();
                }

                return false;
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Wait.For("the end of the replay", LockstepRun.RunAsync(options, interrupted.Token)));
    }

    [Fact]
    public async Task It_stops_where_it_is_told_to_and_shows_the_state_there()
    {
        var invocation = new Invocation { WorkingFolder = Repository.Root, Variables = { [BuiltHybrid.PluginsVariable] = BuiltHybrid.Plugins } };

        var code = await invocation.RunAsync("replay", "recordings/first-flight", "--pace", "lockstep", "--until", "position.opened BTCUSDT#0");

        Assert.True(code == ExitCode.Fine, invocation.Everything);
        Assert.Contains("stopped after input 12\n", invocation.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains("BTCUSDT#0 Buy 0.01 @ 65103.8", invocation.Out.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--faults", "recordings/faults/life-private-reset.yaml", "--faults and --pace lockstep exclude each other")]
    [InlineData("--timestamps", "shift", "--timestamps shift and --pace lockstep exclude each other")]
    public async Task What_breaks_the_order_or_the_time_is_a_usage_error(string option, string value, string words)
    {
        var invocation = new Invocation { WorkingFolder = Repository.Root, Variables = { [BuiltHybrid.PluginsVariable] = BuiltHybrid.Plugins } };

        Assert.Equal(ExitCode.Usage, await invocation.RunAsync("replay", "recordings/first-flight", "--pace", "lockstep", option, value));
        Assert.Contains(words, invocation.Error.ToString(), StringComparison.Ordinal);
    }

    private static bool Says(in Record record, string words) => System.Text.Encoding.UTF8.GetString(record.Line).Contains(words, StringComparison.Ordinal);

    private static (string Kind, long Record, double Seconds, string What) LastOf(JsonElement result)
    {
        var last = result.GetProperty("divergences").EnumerateArray().Last();
        return (last.GetProperty("kind").GetString()!, last.GetProperty("record").GetInt64(), last.GetProperty("seconds").GetDouble(), last.GetProperty("what").GetString()!);
    }

    [Fact]
    public async Task Lockstep_is_the_default()
    {
        await FlownSession.RecordAsync(Recording);

        var (asked, inLockstep) = await ReplayAsync("--pace", "lockstep");
        var (code, result) = await ReplayAsync();

        Assert.Equal((ExitCode.Fine, ExitCode.Fine), (asked, code));
        Assert.Equal(inLockstep.ToString(), result.ToString());
    }

    private CoreReplayOptions Options(string? shipped = null) => new() { Path = shipped is null ? Recording : Path.Combine(Repository.Root, "recordings", shipped) };

    private async Task<(int Code, JsonElement Result)> ReplayAsync(params string[] options)
    {
        var invocation = new Invocation { WorkingFolder = Repository.Root, Variables = { [BuiltHybrid.PluginsVariable] = BuiltHybrid.Plugins } };
        var code = await Wait.For("the replay", invocation.RunAsync(["replay", Recording, "--json", .. options]), TimeSpan.FromSeconds(60));
        Assert.True(invocation.Out.ToString().StartsWith('{'), invocation.Everything);
        using var result = JsonDocument.Parse(invocation.Out.ToString());
        return (code, result.RootElement.Clone());
    }
}
