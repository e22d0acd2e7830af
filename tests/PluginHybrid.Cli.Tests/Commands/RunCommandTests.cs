using System.Text.Json;
using PluginHybrid.Commands;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Commands;

/// <summary>The command against a fake exchange, over loopback, in this process.</summary>
[Category(Level.Integration)]
public sealed class RunCommandTests
{
    private readonly Invocation _invocation = new();

    [Fact]
    public async Task On_the_simulated_exchange_a_position_opens_and_ticks_and_the_summary_counts_it()
    {
        var text = await Patience.UntilEnough(RunAsync, Patience.SawTicks);

        using var summary = JsonDocument.Parse(text);
        var root = summary.RootElement;
        Assert.Equal("time-elapsed", root.GetProperty("exit").GetProperty("reason").GetString());
        Assert.Equal("BTCUSDT", root.GetProperty("positions")[0].GetProperty("symbol").GetString());
        Assert.True(root.GetProperty("events").GetProperty("position.update").GetInt64() > 5);
        Assert.True(root.GetProperty("streams").GetProperty("public").GetProperty("latency_ms").GetProperty("count").GetInt64() > 5);
        Assert.True(root.GetProperty("streams").GetProperty("private").GetProperty("fresh").GetBoolean());
    }

    // The exchange of the first run is gone, and with it its position and its count.
    [Fact]
    public async Task The_next_run_on_the_same_state_becomes_fresh_and_shows_its_own_position()
    {
        var folder = _invocation.StateFolder;
        Assert.True(Patience.SawTicks(await Patience.UntilEnough(On, Patience.SawTicks)), "the first run saw no ticks");

        var text = await Patience.UntilEnough(On, Patience.SawTicks);

        using var summary = JsonDocument.Parse(text);
        Assert.True(summary.RootElement.GetProperty("streams").GetProperty("private").GetProperty("fresh").GetBoolean(), text);
        Assert.True(summary.RootElement.GetProperty("positions").EnumerateArray().Any(leg => leg.GetProperty("symbol").GetString() == "BTCUSDT"), text);

        async Task<string> On(string length)
        {
            var run = new Invocation { StateFolder = folder };
            await run.RunAsync("run", "--for", length, "--json");
            return run.Out.ToString();
        }
    }

    [Fact]
    public async Task A_wrong_secret_ends_with_4_and_says_what_to_check_without_showing_it()
    {
        await using var fake = await FakeBybit.StartAsync(token: TestContext.Current.CancellationToken);
        _invocation.Towards(fake, secret: "CANARYSECRETv2Rt5Lm");

        Assert.Equal(ExitCode.Refused, await _invocation.RunAsync("run", "--for", "30s", "--json"));

        using var summary = JsonDocument.Parse(_invocation.Out.ToString());
        Assert.Equal("refused", summary.RootElement.GetProperty("exit").GetProperty("reason").GetString());
        Assert.Contains("The venue refused the key", _invocation.Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", _invocation.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain(fake.ApiKey, _invocation.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_may_not_read_positions_ends_with_4_and_says_what_to_do()
    {
        await using var fake = await FakeBybit.StartAsync(token: TestContext.Current.CancellationToken);
        _invocation.Towards(fake);
        for (var read = 0; read < 20; read++)
        {
            fake.Controls.Rest.Fail("/v5/position/list", RestFault.RetCode(10005, "Permission denied, please check your API key permissions."));
        }

        Assert.Equal(ExitCode.Refused, await _invocation.RunAsync("run", "--for", "30s", "--json"));

        Assert.Contains("Give the key the right to read positions", _invocation.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_venue_that_is_not_there_ends_with_1_after_the_time()
    {
        var fake = await FakeBybit.StartAsync(token: TestContext.Current.CancellationToken);
        _invocation.Towards(fake);
        await fake.DisposeAsync();

        Assert.Equal(ExitCode.CheckFailed, await _invocation.RunAsync("run", "--for", "1s"));
        Assert.Contains("hybrid doctor looks for the cause", _invocation.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interruption_ends_with_130_and_still_sums_up()
    {
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var run = _invocation.RunUntilAsync(interrupt.Token, "run");
        await Wait.Until("the position is open", () => _invocation.Everything.Contains("position.opened", StringComparison.Ordinal), () => _invocation.Everything);

        await interrupt.CancelAsync();

        Assert.Equal(ExitCode.Interrupted, await Wait.For("the end", run));
        Assert.Contains("end                    Stopped by Ctrl-C", _invocation.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reconnect_is_counted()
    {
        await using var fake = await FakeBybit.StartAsync(token: TestContext.Current.CancellationToken);
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var run = _invocation.Towards(fake).RunUntilAsync(interrupt.Token, "run");
        await Wait.Until("positions are fresh", () => _invocation.Everything.Contains("reconcile.completed", StringComparison.Ordinal), () => _invocation.Everything);

        fake.Controls.Drop(FakeExchange.Server.ConnectionKind.Private);

        await Wait.Until("the reconnect is told", () => _invocation.Everything.Contains("private.reconnected", StringComparison.Ordinal), () => _invocation.Everything);
        await interrupt.CancelAsync();
        await Wait.For("the end", run);
        Assert.Matches("private +live.*, 1 reconnects", _invocation.Out.ToString());
    }

    private static async Task<string> RunAsync(string length)
    {
        var run = new Invocation { Variables = { ["HYBRID__WATCH__SYMBOLS"] = "XRPUSDT" } };
        await run.RunAsync("run", "--for", length, "--json");
        return run.Out.ToString();
    }
}
