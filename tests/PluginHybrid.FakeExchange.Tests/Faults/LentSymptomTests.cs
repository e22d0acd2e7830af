using PluginHybrid.FakeExchange.Faults;

namespace PluginHybrid.FakeExchange.Tests.Faults;

/// <summary>What is done with what a host lends: its process and its plugins.</summary>
[Category(Level.Integration)]
public sealed class LentSymptomTests
{
    private const string Head = "version: 1\nscene: { plugins: [trail] }\nfaults:\n  - id: it\n";

    [Fact]
    public async Task The_process_is_troubled_through_what_the_host_lends()
    {
        await using var bench = await Bench.StartAsync();
        bench.Do("{ process.clock_jump: { by: 10s } }").Dispose();
        bench.Do("{ process.pause: {} }").Dispose();
        bench.Do("{ process.recorder_disk_full: {} }").Dispose();

        Assert.Equal(["jump 10", "end of jump 10", "pause", "end of pause", "disk full", "end of disk full"], bench.Process.Done);
    }

    [Theory]
    [InlineData("")]
    [InlineData("    for: 30ms\n")]
    public async Task A_dead_process_is_followed_by_the_next_before_the_run_is_over(string lasts)
    {
        await using var bench = await Bench.StartAsync();

        using var run = bench.Lay($"{Head}{lasts}    do: {{ process.crash: {{}} }}\n");

        await Wait.Until("the next process starts", () => bench.Process.Done is ["crash", "end of crash"], () => string.Join(", ", bench.Process.Done));
        await Wait.Until("the run is over", () => run.IsOver);
    }

    [Fact]
    public async Task Nothing_starts_after_the_end_of_the_run()
    {
        await using var bench = await Bench.StartAsync();

        bench.Lay($"{Head}    for: 60s\n    do: {{ process.crash: {{}} }}\n").Dispose();

        Assert.Equal(["crash"], bench.Process.Done);
    }

    [Theory]
    [InlineData("plugin.throws: { plugin: trail }", "trail throws")]
    [InlineData("plugin.slow: { plugin: trail, by: 250ms }", "trail slow by 250")]
    public async Task A_plugin_is_troubled_as_long_as_the_fault_lasts(string action, string told)
    {
        await using var bench = await Bench.StartAsync();

        using var run = bench.Lay($"{Head}    for: 30ms\n    do: {{ {action} }}\n");

        Assert.Contains(told, bench.Process.Done);
        await Wait.Until("it is over", () => run.IsOver && bench.Process.Done.Contains($"end of {told}"));
    }

    [Theory]
    [InlineData("plugin.restart: { plugin: trail }", "trail restarts")]
    [InlineData("plugin.swap: { plugin: trail }", "trail is swapped")]
    public async Task A_run_is_over_when_a_plugin_runs_again_and_says_what_went_wrong_with_that(string action, string told)
    {
        await using var bench = await Bench.StartAsync();
        var work = new TaskCompletionSource();
        bench.Process.Work = work.Task;

        using var run = bench.Lay($"{Head}    do: {{ {action} }}\n");

        await Wait.Until("it began", () => bench.Process.Done.Contains(told));
        Assert.False(run.IsOver);
        Assert.Equal(["script: fault 'it': what it began is not done yet"], run.Problems);
        work.SetException(new InvalidOperationException("no such file"));
        await Wait.Until("it is done", () => run.IsOver);
        Assert.Equal(["script: fault 'it': InvalidOperationException: no such file"], run.Problems);
    }

    [Fact]
    public async Task A_host_that_has_other_plugins_or_lends_none_is_a_problem()
    {
        await using var bench = await Bench.StartAsync();
        bench.Process.Ids = ["other", "another"];
        var script = FaultScript.Read($"{Head}    do: {{ plugin.throws: {{ plugin: trail }} }}\n");

        using (var run = bench.Exchange.Lay(script, bench.Process, bench.Process))
        {
            Assert.Equal(["script: fault 'it' (plugin.throws): this host has no plugin trail, it has another, other"], run.Problems);
        }

        using var alone = bench.Exchange.Lay(script);
        Assert.Equal(["script: fault 'it' (plugin.throws): this host does not lend its plugins"], alone.Problems);
        using var mortal = bench.Exchange.Lay(FaultScript.Read($"{Head}    do: {{ process.crash: {{}} }}\n"));
        Assert.Equal(["script: fault 'it' (process.crash): this host does not lend its life"], mortal.Problems);
    }
}
