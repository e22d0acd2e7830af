using PluginHybrid.Hosting.Isolation;
using PluginHybrid.IsolationChild;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Isolation;

[Category(Level.Failover)]
public class ProcessFaultTests
{
    [Theory]
    [InlineData("fail-fast", "its process crashed (SIGABRT). It last said: Process terminated. I gave up.")]
    [InlineData("overflow", "its process crashed (SIGABRT). It last said: Stack overflow.")]
    [InlineData("raw-thread", "on a thread of my own")]
    [InlineData("exit", "its process ended by itself (exit code 0)")]
    [InlineData("garbage", "\"position closed!\" is no line of the protocol. Standard output belongs to it")]
    [InlineData("oversized", "a line is longer than 4194304 bytes")]
    [InlineData("spin", "its thread has not come back for 0.5 s, last in OnStale")]
    [InlineData("forged-turn", "it ended turn 77, which does not run")]
    [InlineData("forged-command", "there is no command \"open\"")]
    public async Task What_no_plugin_survives_is_a_fault_of_it_alone(string deed, string words)
    {
        using var healthy = await StartedAsync();
        using var bad = await StartedAsync(hangLimit: deed == "spin" ? 0.5 : 20);

        var fault = await FaultOf(bad, deed);

        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        await Wait.Until("the process is gone", () => !IsAlive(ProcessOf(bad)));
        var after = await Assert.ThrowsAsync<PluginLostException>(() => bad.TellAsync(Happenings.Stale("are you there?")));
        Assert.Contains(words, after.Message, StringComparison.Ordinal);
        await Wait.For("the healthy one's turn", healthy.TellAsync(Happenings.Stale("news")));
        Assert.Contains("heard news", healthy.Log);
    }

    [Fact]
    public async Task A_kill_minus_nine_is_told_with_its_cause()
    {
        using var bench = await StartedAsync();
        var turn = bench.TellAsync(Happenings.Stale("never"));

        System.Diagnostics.Process.GetProcessById(ProcessOf(bench)).Kill();

        var fault = await Wait.For("the fault", Assert.ThrowsAsync<PluginLostException>(() => turn));
        Assert.Contains("its process was killed (SIGKILL)", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_death_between_two_turns_is_a_fault_at_once()
    {
        using var bench = await StartedAsync();

        System.Diagnostics.Process.GetProcessById(ProcessOf(bench)).Kill();

        await Wait.Until("a fault on the lane", () => bench.Faults.Count == 1);
        Assert.Contains("SIGKILL", Assert.IsType<PluginLostException>(bench.Faults[0]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_handler_throws_comes_with_the_plugins_lines_and_the_process_lives_on()
    {
        using var bench = await StartedAsync();

        var fault = await Assert.ThrowsAsync<PluginFaultException>(() => bench.TellAsync(Happenings.Stale("throw")));

        Assert.Equal("System.InvalidOperationException: thrown in the process", fault.Message);
        Assert.Contains("Misbehaving.OnStale", fault.ToString(), StringComparison.Ordinal);
        await Wait.For("the next turn", bench.TellAsync(Happenings.Stale("news")));
        Assert.Contains("heard news", bench.Log);
    }

    [Fact]
    public async Task What_async_void_throws_is_a_fault_outside_of_turns()
    {
        using var bench = await StartedAsync();

        await Wait.For("the turn", bench.TellAsync(Happenings.Stale("async-void")));

        await Wait.Until("a fault on the lane", () => bench.Faults.Count == 1);
        Assert.Contains("thrown by async void", Assert.IsType<PluginFaultException>(bench.Faults[0]).Message, StringComparison.Ordinal);
        await Wait.For("the next turn", bench.TellAsync(Happenings.Stale("news")));
    }

    [Fact]
    public async Task A_handler_that_awaits_for_long_is_no_hang()
    {
        using var bench = await StartedAsync(hangLimit: 0.4);
        var turn = bench.TellAsync(Happenings.Stale("never"));
        var began = TimeProvider.System.GetTimestamp();

        await Wait.Until("four limits passed", () => TimeProvider.System.GetElapsedTime(began).TotalSeconds > 1.6);

        Assert.False(turn.IsCompleted, $"{turn.Exception?.InnerException?.Message}");
        Assert.True(IsAlive(ProcessOf(bench)));
    }

    [Fact]
    public async Task Printing_to_the_console_harms_nothing_and_lands_in_the_log()
    {
        using var bench = await StartedAsync();

        await Wait.For("the turn", bench.TellAsync(Happenings.Stale("console")));

        await Wait.Until("the line is in the log", () => bench.Log.Contains("stderr: harmless"), () => string.Join("\n", bench.Log));
    }

    internal static async Task<PluginBench> StartedAsync(double hangLimit = 20, SortedDictionary<string, string>? stored = null)
    {
        var options = PluginBench.Usual() with { HangLimit = TimeSpan.FromSeconds(hangLimit) };
        var bench = new PluginBench(nameof(Misbehaving), options: options, stored: stored);
        await Wait.For("the start", bench.StartAsync());
        return bench;
    }

    internal static int ProcessOf(PluginBench bench) =>
        int.Parse(bench.Log.First(line => line.StartsWith("process ", StringComparison.Ordinal))["process ".Length..]);

    internal static bool IsAlive(int process)
    {
        try
        {
            using var found = System.Diagnostics.Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static Task<PluginLostException> FaultOf(PluginBench bench, string deed) =>
        Wait.For("the fault", Assert.ThrowsAsync<PluginLostException>(async () =>
        {
            await bench.TellAsync(Happenings.Stale(deed));

            // Some deeds outlive their turn; the next one then meets the fault.
            while (true)
            {
                await bench.TellAsync(Happenings.Stale("and now?"));
            }
        }));
}
