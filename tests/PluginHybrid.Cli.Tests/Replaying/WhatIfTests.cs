using System.Text.Json;
using PluginHybrid.Cli.Tests.Commands;
using PluginHybrid.Cli.Tests.Processes;
using PluginHybrid.Commands;
using PluginHybrid.Replay.Scenes;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Replaying;

/// <summary>Recorded sessions lived again with changed plugins, against the venue model.</summary>
[Category(Level.System)]
public sealed class WhatIfTests : IDisposable
{
    private const string Flight = "recordings/first-flight";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("what-if-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("first-flight")]
    [InlineData("hedge-both-legs")]
    [InlineData("aged-position")]
    [InlineData("busy-minute")]
    public async Task With_nothing_changed_every_decision_and_every_close_is_the_recorded_one(string name)
    {
        var run = ShippedRecordings.Invocation();

        var exit = await run.RunAsync("replay", $"recordings/{name}", "--core", "--what-if", "--lines");

        Assert.True(exit == ExitCode.Fine, run.Everything);
        Assert.Contains(" the same, 0 not", run.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains("difference 0.00\n", run.Out.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("the same as recorded\n", run.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_runs_give_the_same_bytes_report_and_recording()
    {
        var texts = new List<string>();
        for (var run = 1; run <= 2; run++)
        {
            var what = ShippedRecordings.Invocation();
            var kept = Path.Combine(_folder.FullName, $"kept-{run}");
            await what.RunAsync("replay", "recordings/hedge-both-legs", "--core", "--what-if", "--set", "trailing-stop.distance=0.7", "--lines", "--keep", kept);
            texts.Add(what.Everything + await File.ReadAllTextAsync(Path.Combine(kept, "session.jsonl"), TestContext.Current.CancellationToken));
        }

        Assert.Equal(texts[0], texts[1]);
        Assert.Contains("distance 0.4 -> 0.7", texts[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wider_distance_sets_looser_stops_that_are_not_hit()
    {
        var (exit, report) = await JsonAsync("--set", "trailing-stop.distance=1");

        // The best mark was 66100.61, less 1 % is 65439.6039; stops of long positions go up to the next tick.
        var life = report.GetProperty("positions")[0];
        Assert.Equal(ExitCode.CheckFailed, exit);
        Assert.Equal((65836.3m, 65439.7m), (life.GetProperty("recorded").GetProperty("final_stop").GetDecimal(), life.GetProperty("what_if").GetProperty("final_stop").GetDecimal()));
        Assert.Equal(("by stop", null), (life.GetProperty("recorded").GetProperty("closed_by").GetString(), life.GetProperty("what_if").GetProperty("closed_by").GetString()));

        // The recorded host let go of the ticker when its stop was hit, and that is said.
        Assert.Contains("the recording has no price of BTCUSDT after 9.365 s", Assert.Single(report.GetProperty("remarks").EnumerateArray()).GetString(), StringComparison.Ordinal);

        // Opened at 65103.8 for a fee of 0.3580709, and valued at the last recorded mark.
        var last = Scene().Prices.Last(price => price.At < Scene().Stopped).Mark;
        Assert.Equal(((last - 65103.8m) * 0.01m) - 0.3580709m, report.GetProperty("result").GetProperty("what_if").GetDecimal());
        Assert.Equal(112, report.GetProperty("first_difference").GetProperty("recorded").GetProperty("record").GetInt64());
        Assert.Equal("position.update BTCUSDT#0 mark 65890.77", report.GetProperty("first_difference").GetProperty("what_if").GetProperty("cause").GetString());
    }

    [Fact]
    public async Task A_tighter_distance_is_hit_at_the_first_recorded_mark_beyond_it_and_filled_at_that_bid()
    {
        var (_, report) = await JsonAsync("--set", "trailing-stop.distance=0.2");

        // The best mark was 66115.02, less 0.2 % is 65982.78996.
        var life = report.GetProperty("positions")[0].GetProperty("what_if");
        var set = report.GetProperty("decisions").EnumerateArray().Last(pair => pair.GetProperty("what_if").ValueKind != JsonValueKind.Null).GetProperty("what_if").GetProperty("seconds").GetDouble();
        var hit = Scene().Prices.First(price => price.At.TotalSeconds > set + 0.1 && price.Mark <= 65982.8m);
        Assert.Equal(65982.8m, life.GetProperty("final_stop").GetDecimal());
        Assert.Equal(("by stop", hit.Bid, Math.Round(hit.At.TotalSeconds, 6)), (life.GetProperty("closed_by").GetString(), life.GetProperty("close_price").GetDecimal(), life.GetProperty("closed_seconds").GetDouble()));
        Assert.Equal(
            ((hit.Bid - 65103.8m) * 0.01m) - 0.3580709m - Math.Round(hit.Bid * 0.01m * 0.00055m, 8),
            life.GetProperty("realised").GetDecimal());
    }

    [Fact]
    public async Task A_configuration_changes_what_it_says_of_a_plugin_and_nothing_else()
    {
        var config = Path.Combine(_folder.FullName, "other.yaml");
        var run = Invocation(config, "plugins:\n  trailing-stop:\n    mode: shadow\n  aged-monitor:\n    enabled: false\n");

        var exit = await run.RunAsync("replay", Flight, "--core", "--what-if", "--config", config, "--json", "--lenient");

        using var json = JsonDocument.Parse(run.Out.ToString());
        var changed = json.RootElement.GetProperty("changed").EnumerateArray().Select(text => text.GetString()).ToList();
        Assert.Equal(ExitCode.Fine, exit);
        Assert.Contains("trailing-stop: mode Live -> Shadow", changed);
        Assert.Contains("aged-monitor: left out", changed);
        Assert.DoesNotContain(changed, text => text!.Contains("allow", StringComparison.Ordinal) || text.Contains("distance", StringComparison.Ordinal));

        // Nobody sends a stop until the position manager does: 2 % below the entry price.
        Assert.Equal(63801.8m, json.RootElement.GetProperty("positions")[0].GetProperty("what_if").GetProperty("final_stop").GetDecimal());
    }

    [Fact]
    public async Task On_paper_a_plugin_has_a_position_of_its_own_beside_the_accounts()
    {
        var config = Path.Combine(_folder.FullName, "paper.yaml");
        var run = Invocation(config, "plugins:\n  trailing-stop:\n    mode: paper\n");

        await run.RunAsync("replay", Flight, "--core", "--what-if", "--config", config);

        Assert.Contains("on the paper of trailing-stop: BTCUSDT#0", run.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plugin_that_the_configuration_adds_runs_beside_the_others_and_its_failures_are_told()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder.FullName, "added")).FullName;
        File.Copy(Path.Combine(Repository.Root, "tests", "TestPlugins", "scripts", "throws-on-event.csx"), Path.Combine(folder, "throws-on-event.csx"));
        var config = Path.Combine(_folder.FullName, "added.yaml");
        var run = ShippedRecordings.Invocation();
        run.Variables[BuiltHybrid.PluginsVariable] = $"{BuiltHybrid.Plugins},{folder}";
        run.Files[config] = "plugins:\n  throws-on-event:\n    mode: live\n";

        var exit = await run.RunAsync("replay", Flight, "--core", "--what-if", "--config", config);

        Assert.True(exit == ExitCode.Fine, run.Everything);
        Assert.Contains("  throws-on-event: was not there\n", run.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains("  throws-on-event failed 5 times and was suspended at the end", run.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains(" 8 what if, 8 the same, 0 not", run.Out.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExitCode.Usage, "--what-if goes with --core", "--what-if")]
    [InlineData(ExitCode.Usage, "--what-if goes with --core", "--core", "--what-if", "--until", "t=3s")]
    [InlineData(ExitCode.Usage, "--set and --keep belong to --what-if", "--core", "--set", "trailing-stop.distance=1")]
    [InlineData(ExitCode.Usage, "--set names the plugin \"trailing\", and this run has aged-monitor, position-manager, trailing-stop", "--core", "--what-if", "--set", "trailing.distance=1")]
    [InlineData(ExitCode.Usage, "Write plugin.setting=value", "--core", "--what-if", "--set", "distance=1")]
    [InlineData(ExitCode.CheckFailed, "distanze", "--core", "--what-if", "--set", "trailing-stop.distanze=1")]
    public async Task What_cannot_be_is_said_with_the_way_out(int code, string text, params string[] options)
    {
        var run = ShippedRecordings.Invocation();

        var exit = await run.RunAsync(["replay", Flight, .. options]);

        Assert.True(exit == code && run.Everything.Contains(text, StringComparison.Ordinal), $"ended with {exit}\n{run.Everything}");
    }

    private static RecordedScene Scene() => RecordedScene.Read(Path.Combine(Repository.Root, Flight), TestContext.Current.CancellationToken);

    private static Invocation Invocation(string path, string config)
    {
        var run = ShippedRecordings.Invocation();
        run.Files[path] = config;
        return run;
    }

    private static async Task<(int Exit, JsonElement Report)> JsonAsync(params string[] options)
    {
        var run = ShippedRecordings.Invocation();
        var exit = await run.RunAsync(["replay", Flight, "--core", "--what-if", "--json", .. options]);
        Assert.True(run.Out.ToString().Length > 0, run.Everything);
        using var json = JsonDocument.Parse(run.Out.ToString());
        return (exit, json.RootElement.Clone());
    }
}
