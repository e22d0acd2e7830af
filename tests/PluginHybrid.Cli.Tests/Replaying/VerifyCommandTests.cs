using System.Text.Json;
using PluginHybrid.Commands;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Replaying;

/// <summary><c>hybrid verify</c> and <c>hybrid replay --core</c>, as a person and as CI sees them.</summary>
[Category(Level.Integration), Slow]
public sealed class VerifyCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("verify-");

    private string Mine => Path.Combine(_folder.FullName, "mine");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_is_as_accepted_ends_with_0()
    {
        Copy("first-flight");
        var verify = ShippedRecordings.Invocation();

        Assert.True(await verify.RunAsync("verify", _folder.FullName) == ExitCode.Fine, verify.Everything);

        Assert.Contains("1 of 1 as accepted", verify.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_is_shown_to_people_to_machines_and_to_CI()
    {
        Copy("first-flight");
        var events = Path.Combine(Mine, "expected.events.txt");
        await File.WriteAllTextAsync(events, (await File.ReadAllTextAsync(events, Token)).Replace("position.opened", "position.opens", StringComparison.Ordinal), Token);
        var junit = Path.Combine(_folder.FullName, "out.xml");
        var verify = ShippedRecordings.Invocation();

        Assert.Equal(ExitCode.CheckFailed, await verify.RunAsync("verify", Mine, "--json", "--junit", junit));

        var result = JsonDocument.Parse(verify.Out.ToString()).RootElement;
        Assert.False(result.GetProperty("ok").GetBoolean());
        var text = result.GetProperty("recordings")[0].GetProperty("text").GetString();
        Assert.Contains("first event that differs", text, StringComparison.Ordinal);
        Assert.Contains($"hybrid replay {Mine} --core", text, StringComparison.Ordinal);
        Assert.Contains("failures=\"1\"", await File.ReadAllTextAsync(junit, Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_accepted_is_accepted_outside_CI_only()
    {
        Copy("first-flight");
        var accepted = await File.ReadAllTextAsync(Path.Combine(Mine, "expected.events.txt"), Token);
        Directory.EnumerateFiles(Mine, "expected.*").ToList().ForEach(File.Delete);

        var first = ShippedRecordings.Invocation();
        Assert.Equal(ExitCode.CheckFailed, await first.RunAsync("verify", Mine));
        Assert.Contains("nothing was accepted yet", first.Out.ToString(), StringComparison.Ordinal);

        var inside = ShippedRecordings.Invocation();
        inside.Variables["CI"] = "1";
        Assert.Equal(ExitCode.Usage, await inside.RunAsync("verify", Mine, "--accept"));
        Assert.Empty(Directory.EnumerateFiles(Mine, "expected.*"));

        Assert.Equal(ExitCode.Fine, await ShippedRecordings.Invocation().RunAsync("verify", Mine, "--accept"));
        Assert.Equal(accepted, await File.ReadAllTextAsync(Path.Combine(Mine, "expected.events.txt"), Token));
        Assert.Equal(ExitCode.Fine, await ShippedRecordings.Invocation().RunAsync("verify", Mine));
    }

    [Fact]
    public async Task A_folder_without_recordings_is_a_usage_error()
    {
        var verify = ShippedRecordings.Invocation();

        Assert.Equal(ExitCode.Usage, await verify.RunAsync("verify", _folder.FullName));

        Assert.Contains("holds no recording", verify.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_core_replay_tells_hashes_and_state_and_stops_where_it_is_told()
    {
        var whole = await CoreAsync(ExitCode.Fine, "recordings/first-flight");
        Assert.True(whole.GetProperty("same").GetBoolean());
        Assert.Equal(whole.GetProperty("live").GetRawText(), whole.GetProperty("hash").GetRawText());
        Assert.Empty(whole.GetProperty("positions").EnumerateArray());

        var opened = await CoreAsync(ExitCode.Fine, "recordings/first-flight", "--until", "position.opened BTCUSDT#0");
        Assert.StartsWith("BTCUSDT#0 Buy 0.01", opened.GetProperty("positions")[0].GetString(), StringComparison.Ordinal);
        Assert.True(opened.GetProperty("inputs").GetInt64() < whole.GetProperty("inputs").GetInt64());

        var lines = ShippedRecordings.Invocation();
        await lines.RunAsync("replay", "recordings/first-flight", "--core", "--lines");
        Assert.StartsWith(
            await File.ReadAllTextAsync(Path.Combine(ShippedRecordings.Folder, "first-flight", "expected.events.txt"), Token), lines.Out.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--faults, --pace and --timestamps are for a replay through sockets", "--core", "--faults", "any.yaml")]
    [InlineData("--faults, --pace and --timestamps are for a replay through sockets", "--core", "--pace", "20x")]
    [InlineData("--faults, --pace and --timestamps are for a replay through sockets", "--core", "--timestamps", "keep")]
    [InlineData("--lines goes with --core or --pace lockstep", "--lines", "--pace", "10x")]
    public async Task An_option_that_would_do_nothing_is_a_usage_error(string words, params string[] options)
    {
        var replay = ShippedRecordings.Invocation();

        Assert.Equal(ExitCode.Usage, await replay.RunAsync(["replay", "recordings/first-flight", .. options]));
        Assert.Contains(words, replay.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_never_comes_is_told()
    {
        var replay = ShippedRecordings.Invocation();

        Assert.Equal(ExitCode.Fine, await replay.RunAsync("replay", "recordings/first-flight", "--core", "--until", "position.closed DOGEUSDT#0"));
        Assert.Contains("--until position.closed DOGEUSDT#0 never came", replay.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_core_replay_that_parts_ends_with_1_and_a_wrong_until_with_2()
    {
        Copy("first-flight");
        await Untold.AddCommandAsync(Path.Combine(Mine, "session.jsonl"));

        var parted = await CoreAsync(ExitCode.Fine, Mine, "--lenient");
        var wrong = ShippedRecordings.Invocation();
        Assert.Equal(ExitCode.Usage, await wrong.RunAsync("replay", Mine, "--core", "--until", "when pigs fly"));

        Assert.Contains("--until", wrong.Error.ToString(), StringComparison.Ordinal);
        Assert.True(parted.GetProperty("inputs").GetInt64() > 100);
    }

    [Fact]
    public async Task A_plugin_that_is_nowhere_is_told_with_where_it_was_looked_for()
    {
        Copy("slow-plugin");
        Directory.Delete(Path.Combine(Mine, "plugins"), recursive: true);
        var replay = ShippedRecordings.Invocation();

        Assert.Equal(ExitCode.CheckFailed, await replay.RunAsync("replay", Mine, "--core"));

        Assert.Contains("names the plugin slow-thinker, and none of these folders has it", replay.Error.ToString(), StringComparison.Ordinal);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<JsonElement> CoreAsync(int expected, params string[] args)
    {
        var replay = ShippedRecordings.Invocation();
        var code = await replay.RunAsync(["replay", .. args, "--core", "--json"]);
        Assert.True(code == expected, replay.Everything);
        return JsonDocument.Parse(replay.Out.ToString()).RootElement;
    }

    private void Copy(string name)
    {
        var from = Path.Combine(ShippedRecordings.Folder, name);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(Mine, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }
}
