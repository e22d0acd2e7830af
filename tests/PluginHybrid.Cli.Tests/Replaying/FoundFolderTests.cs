using PluginHybrid.Cli.Tests.Commands;
using PluginHybrid.Commands;
using PluginHybrid.Replaying;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Replaying;

/// <summary>A folder as <c>hybrid simulate --shrink</c> writes one, given to <c>hybrid replay</c> and <c>hybrid verify</c> as it is.</summary>
[Category(Level.Integration), Slow]
public sealed class FoundFolderTests : IDisposable
{
    private const string Holds = "  - events: { name: position.closed, exactly: 0 }\n";
    private const string DoesNotHold = "  - events: { name: position.closed, exactly: 900 }\n";
    private readonly DirectoryInfo _found = Directory.CreateTempSubdirectory("found-");

    public void Dispose() => _found.Delete(recursive: true);

    [Fact]
    public async Task Replay_plays_the_recording_of_each_process_in_their_order()
    {
        Copy("first-flight", "host-10");
        Copy("hedge-both-legs", "host-2");
        var replay = ShippedRecordings.Invocation();

        Assert.True(await replay.RunAsync("replay", _found.FullName) == ExitCode.Fine, replay.Everything);

        var told = replay.Out.ToString();
        Assert.Equal(2, told.Split("as the live run").Length - 1);
        Assert.True(told.IndexOf("host-2:", StringComparison.Ordinal) is >= 0 and var second && second < told.IndexOf("host-10:", StringComparison.Ordinal), told);
    }

    [Fact]
    public async Task One_recording_that_parts_makes_the_replay_of_all_fail()
    {
        Copy("first-flight", "host-1");
        Copy("hedge-both-legs", "host-2");
        var session = Path.Combine(_found.FullName, "host-1", "session.jsonl");
        await File.WriteAllTextAsync(session, Damaged(await File.ReadAllLinesAsync(session, Token)), Token);
        var replay = ShippedRecordings.Invocation();

        Assert.Equal(ExitCode.CheckFailed, await replay.RunAsync("replay", _found.FullName));

        Assert.Contains("as the live run", replay.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_needs_a_single_recording_is_refused_with_the_name_of_one()
    {
        Copy("first-flight", "host-1");
        Copy("hedge-both-legs", "host-2");
        foreach (var option in new[] { "--json", "--pace=10x" })
        {
            var replay = ShippedRecordings.Invocation();

            Assert.Equal(ExitCode.Usage, await replay.RunAsync("replay", _found.FullName, option));

            Assert.Contains("holds 2 recordings", replay.Error.ToString(), StringComparison.Ordinal);
            Assert.Contains("host-1", replay.Error.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Verify_takes_the_folder_and_passes_its_fault_script_over()
    {
        Copy("first-flight", "host-1");
        await File.WriteAllTextAsync(Script, "no script", Token);
        var verify = ShippedRecordings.Invocation();

        Assert.True(await verify.RunAsync("verify", _found.FullName) == ExitCode.Fine, verify.Everything);
    }

    [Theory]
    [InlineData("replay", Holds, ExitCode.Fine)]
    [InlineData("replay", DoesNotHold, ExitCode.CheckFailed)]
    public async Task A_fault_script_is_played_and_ends_as_its_expectations_say(string command, string expected, int code)
    {
        await File.WriteAllTextAsync(Script, $"version: 1\nfaults:\n  - id: cut\n    when: {{ subscribed: position }}\n    do: {{ tcp.reset: {{ socket: private }} }}\nexpect:\n{expected}", Token);
        var played = ShippedRecordings.Invocation();

        Assert.True(await played.RunAsync(command, Script, "--until", "t=8s") == code, played.Everything);

        Assert.Contains("played against the simulated exchange for 8 s", played.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("cut (tcp.reset", played.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Holds, ExitCode.Fine)]
    [InlineData(DoesNotHold, ExitCode.CheckFailed)]
    public async Task Verify_plays_a_fault_script_to_a_minute_after_its_end(string expected, int code)
    {
        await File.WriteAllTextAsync(Script, $"version: 1\nscene: {{ person: none }}\nfaults:\n  - id: cut\n    when: {{ subscribed: position }}\n    do: {{ tcp.reset: {{ socket: private }} }}\nexpect:\n{expected}", Token);
        var time = new FasterTime(TimeProvider.System);
        time.Hurry(10);
        var played = new Invocation { WorkingFolder = Repository.Root, Time = time };

        Assert.True(await played.RunAsync("verify", Script) == code, played.Everything);

        Assert.Contains("played against the simulated exchange for 62 s", played.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("cut (tcp.reset", played.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plugins_of_a_scene_run_live_with_its_settings_and_nobody_else_trades()
    {
        await File.WriteAllTextAsync(
            Script,
            """
            version: 1
            scene: { person: none, plugins: [position-manager], settings: ["position-manager.initialStop=3", "position-manager.initialStopGrace=00:00:01"] }
            faults:
              - id: open
                when: { subscribed: position }
                do: { venue.open: { symbol: BTCUSDT, side: Buy, qty: 0.01 } }
            expect:
              - protected: {}
              - events: { name: position.opened, exactly: 1 }
            """,
            Token);
        var played = ShippedRecordings.Invocation();

        Assert.True(await played.RunAsync("replay", Script, "--until", "t=15s") == ExitCode.Fine, played.Everything);
    }

    [Theory]
    [InlineData("replay")]
    [InlineData("verify")]
    public async Task A_day_is_refused_with_what_takes_it(string command)
    {
        var day = Path.Combine(_found.FullName, "day.yaml");
        await File.WriteAllTextAsync(day, DayText.Of(DayMaker.Make(3, TimeSpan.FromHours(1)), "why"), Token);
        var refused = ShippedRecordings.Invocation();

        Assert.Equal(ExitCode.Usage, await refused.RunAsync(command, day));

        Assert.Contains($"hybrid simulate --day {day}", refused.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains($"name the folder of its recordings, {_found.FullName}", refused.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_script_takes_no_option_of_a_recording_and_must_be_right()
    {
        await File.WriteAllTextAsync(Script, "version: 1\nfaults:\n  - id: a\n    do: { tcp.rest: {} }\n", Token);
        string[][] wrong = [["replay", Script], ["verify", Script], ["replay", Script, "--core"], ["replay", Script, "--strict"], ["replay", Script, "--until", "n=3"], ["verify", Script, "--junit", "out.xml"]];
        string[] words = ["Did you mean 'tcp.reset'?", "Did you mean 'tcp.reset'?", "holds no recording", "holds no recording", "Did you mean 'tcp.reset'?", "are for recordings"];
        foreach (var (arguments, told) in wrong.Zip(words))
        {
            var played = ShippedRecordings.Invocation();

            Assert.True(await played.RunAsync(arguments) == ExitCode.Usage, $"{string.Join(' ', arguments)}: {played.Everything}");
            Assert.Contains(told, played.Error.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_recording_is_no_folder_of_recordings()
    {
        Assert.Empty(RecordingFolder.In(Repository.Root, Path.Combine(ShippedRecordings.Folder, "first-flight")));
        Assert.Empty(RecordingFolder.In(Repository.Root, Path.Combine(_found.FullName, "nowhere")));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Script => Path.Combine(_found.FullName, "faults.yaml");

    // Every line has a sum; without its end the recording is torn, and one without commands parts.
    private static string Damaged(string[] lines) => string.Concat(lines.Where(line => !line.StartsWith("{\"k\":\"cm\"", StringComparison.Ordinal)).Select(line => line + "\n"));

    private void Copy(string shipped, string to)
    {
        var target = Directory.CreateDirectory(Path.Combine(_found.FullName, to)).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(ShippedRecordings.Folder, shipped)))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }
    }
}
