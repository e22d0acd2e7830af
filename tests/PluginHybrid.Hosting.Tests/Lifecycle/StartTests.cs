using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Tests.Fakes;
using PluginHybrid.Sdk.Lifecycle;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Lifecycle;

[Category(Level.Unit)]
public sealed class StartTests
{
    [Fact]
    public async Task A_plugin_hears_its_start_then_the_open_legs_then_their_updates()
    {
        await using var stage = new Stage();
        _ = stage.Host;
        stage.Open("BTCUSDT");
        stage.Tick("BTCUSDT", 101);
        stage.Open("ETHUSDT");
        stage.Close("ETHUSDT");
        var listener = new Listener();

        await stage.Run("a", () => listener);
        stage.Tick("BTCUSDT", 102);

        Assert.Equal("start Enabled; opened BTCUSDT#0; update BTCUSDT#0 102", listener.Told());
    }

    [Fact]
    public async Task What_does_not_load_is_refused_with_its_place_and_a_mended_file_starts()
    {
        await using var stage = new Stage();
        var listener = new Listener();

        await stage.Take(MemoryPlugin.CandidateOf("a", "broken"));
        Assert.Equal(PluginState.Refused, stage.Of("a").State);
        Assert.Equal("plugins/a(3,1): error CS1061: no such member", stage.Of("a").Why);

        await stage.Run("a", () => listener, "2");
        Assert.Equal((PluginState.Running, "2"), (stage.Of("a").State, stage.Of("a").Version));
        Assert.Equal("start Enabled", listener.Told());
    }

    [Fact]
    public async Task Stopping_the_host_gives_every_plugin_a_last_turn()
    {
        var stage = new Stage();
        var listener = new Listener();
        await stage.Run("a", () => listener);

        await stage.Host.StopAsync();
        stage.Wallet(1);

        Assert.Equal($"start Enabled; stop {StopReason.HostStop}", listener.Told());
        Assert.Equal(PluginState.Stopped, stage.Of("a").State);
        await stage.DisposeAsync();
    }

    [Fact]
    public async Task A_host_that_stops_and_is_let_go_says_once_that_each_plugin_stopped()
    {
        var stage = new Stage();
        await stage.Run("a", () => new Listener());

        await stage.Host.StopAsync();
        await stage.Host.StopAsync();
        await stage.DisposeAsync();

        Assert.Single(stage.Journal.Entries, entry => entry.What.StartsWith("stopped", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_plugin_runs_on_the_threads_of_the_lanes_from_its_start_to_its_end()
    {
        await using var stage = new Stage(LaneDriving.Threads) { UsesRealTime = true };
        var threads = new HashSet<string?>();
        var listener = new Listener { Does = (_, _) => { threads.Add(Thread.CurrentThread.Name); return default; } };

        await stage.Run("a", () => listener);
        stage.Open("BTCUSDT");
        stage.Wallet(7);
        await Wait.Until("the wallet is told", () => listener.Told().Contains("wallet 7", StringComparison.Ordinal), listener.Told);
        await stage.Host.StopAsync();

        Assert.Equal("start Enabled; opened BTCUSDT#0; wallet 7; stop HostStop", listener.Told());
        Assert.All(threads, name => Assert.StartsWith("plugin lanes ", name));
    }
}
