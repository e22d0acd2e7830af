using System.Diagnostics;
using PluginHybrid.Hosting.Isolation;
using PluginHybrid.IsolationChild;
using PluginHybrid.Sdk.Lifecycle;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Isolation;

[Category(Level.Failover)]
public class ProcessLifeTests
{
    [Fact]
    public async Task State_survives_the_death_of_the_process_and_a_new_one_begins_from_it()
    {
        var stored = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var start = 1; start <= 3; start++)
        {
            using var bench = await ProcessFaultTests.StartedAsync(stored: stored);
            await Wait.For("the fault", Assert.ThrowsAsync<PluginLostException>(() => bench.TellAsync(Happenings.Stale("state-then-die"))));

            Assert.Equal(start.ToString(), stored["starts"]);
        }

        Assert.False(stored.ContainsKey("lost"), "what a turn set before it died was stored though the turn did not end");
    }

    [Fact]
    public async Task One_version_gives_every_instance_a_process_of_its_own()
    {
        using var bench = await ProcessFaultTests.StartedAsync();
        var first = ProcessFaultTests.ProcessOf(bench);
        await Wait.For("the stop", bench.StopAsync(StopReason.Suspended));
        await Wait.Until("the first process is gone", () => !ProcessFaultTests.IsAlive(first));
        using var again = new PluginBench(nameof(Misbehaving));

        await Wait.For("the second start", again.StartAsync(bench.Version!));

        Assert.NotEqual(first, ProcessFaultTests.ProcessOf(again));
        Assert.Contains($"stopped: {StopReason.Suspended}", bench.Log);
    }

    [Fact]
    public async Task An_instance_that_ends_without_a_stop_leaves_no_process_behind()
    {
        using var bench = await ProcessFaultTests.StartedAsync();
        _ = bench.TellAsync(Happenings.Stale("spin"));
        await Wait.Until("it spins", () => bench.Log.Contains("spinning"));

        bench.Host.Stop.Cancel();

        await Wait.Until("the process is gone", () => !ProcessFaultTests.IsAlive(ProcessFaultTests.ProcessOf(bench)));
    }

    [Fact]
    public async Task What_a_plugin_started_dies_with_it_when_it_is_killed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no sleep to start.");
        using var bench = await ProcessFaultTests.StartedAsync(hangLimit: 1);
        await Wait.For("the turn", bench.TellAsync(Happenings.Stale("grandchild")));
        var grandchild = int.Parse(bench.Log.Single(line => line.StartsWith("grandchild", StringComparison.Ordinal)).Split(' ')[1]);
        Assert.True(ProcessFaultTests.IsAlive(grandchild));

        _ = bench.TellAsync(Happenings.Stale("spin"));

        await Wait.Until("the process is gone", () => !ProcessFaultTests.IsAlive(ProcessFaultTests.ProcessOf(bench)));
        await Wait.Until("what it started is gone", () => !ProcessFaultTests.IsAlive(grandchild));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_process_outlives_its_host_even_when_it_spins(bool killed)
    {
        var start = new ProcessStartInfo(PluginBench.Usual().Program, ["parent"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var parent = Process.Start(start)!;
        var line = await Wait.For("the host tells its child's number", parent.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask());
        var child = int.Parse(line!.Split(' ')[1]);
        Assert.True(ProcessFaultTests.IsAlive(child));

        if (killed)
        {
            parent.Kill();
        }
        else
        {
            parent.StandardInput.Close();
        }

        await Wait.Until("the child is gone", () => !ProcessFaultTests.IsAlive(child));
    }

    [Fact]
    public async Task No_secret_of_the_host_is_in_the_environment_of_the_process()
    {
        Environment.SetEnvironmentVariable("HYBRID_API_KEY", "k");
        Environment.SetEnvironmentVariable("HYBRID_API_SECRET", "s");
        Environment.SetEnvironmentVariable("CLOUD_TOKEN", "t");
        using var bench = await ProcessFaultTests.StartedAsync();

        await Wait.For("the turn", bench.TellAsync(Happenings.Stale("environment")));

        var names = bench.Log.Single(line => line.StartsWith("environment ", StringComparison.Ordinal));
        Assert.DoesNotContain("HYBRID", names, StringComparison.Ordinal);
        Assert.DoesNotContain("TOKEN", names, StringComparison.Ordinal);
        Assert.Contains(" PATH", names, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_may_be_passed_on_by_name_but_no_secret()
    {
        var all = new Dictionary<string, string> { ["MY_CITY"] = "Riga", ["MY_SECRET"] = "s", ["HYBRID_API_KEY"] = "k", ["OTHER"] = "o" };

        var kept = ChildEnvironment.Of(all, ["MY_CITY", "MY_SECRET", "HYBRID_API_KEY"]);

        Assert.Equal(["MY_CITY"], kept.Keys);
    }

    [Fact]
    public async Task An_outcome_is_awaited_in_the_handler_while_the_lane_is_free()
    {
        using var bench = await AwaitingAsync();
        var answer = new TaskCompletionSource<OrderOutcome>();
        bench.Host.Desk = (_, _) => new(answer.Task);

        var turn = bench.TellAsync(Happenings.Stale("outcome"));
        await Wait.Until("the command came", () => bench.Host.Commands.Count == 1);
        Assert.Equal("SetVenueTrailing { Leg = BTCUSDT#0, Because = why not, Distance = 12.50, ActivePrice = 7 }", bench.Host.Commands[0]);
        Assert.False(turn.IsCompleted);
        answer.SetResult(new Rejected("bench/1", 34040, "not modified"));

        await Wait.For("the turn", turn);
        Assert.Equal(["Rejected { Command = bench/1, IsDone = False, Code = 34040, Text = not modified }", "same thread"], bench.Log);
    }

    [Fact]
    public async Task A_delay_on_the_clock_waits_for_the_hosts_time()
    {
        using var bench = await AwaitingAsync();

        var turn = bench.TellAsync(Happenings.Stale("delay"));
        await Wait.Until("the timer is set", () => bench.Host.TimerCount == 1);
        Assert.False(turn.IsCompleted);
        await bench.TimersAsync(Happenings.Stale("").Stamp.ReceivedAt.AddSeconds(30));

        await Wait.For("the turn", turn);
        Assert.Equal(["delayed to 08:00:31", "same thread"], bench.Log);
    }

    [Fact]
    public async Task Background_work_comes_back_to_the_plugins_thread()
    {
        using var bench = await AwaitingAsync();

        await Wait.For("the turn", bench.TellAsync(Happenings.Stale("background")));

        Assert.Equal(["42", "same thread"], bench.Log);
    }

    [Fact]
    public async Task The_plugin_knows_its_settings_its_mode_and_what_it_was_granted()
    {
        var options = PluginBench.Usual() with { Request = candidate => new PluginProcessRequest(candidate, "hybrid.yaml", "from the operator", 7) };
        using var bench = new PluginBench(nameof(Awaiting), options: options);
        await Wait.For("the start", bench.StartAsync());

        await Wait.For("the turn", bench.TellAsync(Happenings.Stale("settings")));

        Assert.Equal("settings from the operator of bench 1.2.3 Paper MoveStops, TakeProfits Rollback", bench.Log[0]);
    }

    private static async Task<PluginBench> AwaitingAsync()
    {
        var bench = new PluginBench(nameof(Awaiting));
        await Wait.For("the start", bench.StartAsync());
        return bench;
    }
}
