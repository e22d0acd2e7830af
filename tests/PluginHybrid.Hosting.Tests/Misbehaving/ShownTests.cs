using PluginHybrid.Hosting.Guard;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Tests.Fakes;
using PluginHybrid.Hosting.Tests.Sources;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Misbehaving;

/// <summary>What an operator reads of a bad plugin that runs on its own lane.</summary>
[Collection(nameof(Misbehaving))]
[Category(Level.Failover)]
public sealed class ShownTests : IAsyncDisposable
{
    private readonly PluginFolder _folder = new();
    private readonly Stage _stage;
    private readonly LetGo _release = new();

    public ShownTests() => _stage = new Stage(LaneDriving.Threads)
    {
        Real = _folder.Loader(),
        UsesRealTime = true,
        Limits = new GuardLimits { HungAfter = TimeSpan.FromSeconds(1) },
    };

    public async ValueTask DisposeAsync()
    {
        _release.Dispose();
        await _stage.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("throws-on-event", "OnUpdate: System.InvalidOperationException: BTCUSDT#0: no at throws-on-event.csx:2")]
    [InlineData("async-void", "after an await (or async void): System.InvalidOperationException: thrown where nobody looks at async-void.csx:5")]
    [InlineData("throws-in-timer", "timer: System.InvalidOperationException: thrown when due at throws-in-timer.csx:4")]
    [InlineData("raw-thread", "raw thread, pool item or finalizer: System.InvalidOperationException: thrown on a thread of its own at raw-thread.csx:4")]
    [InlineData("pool-item", "raw thread, pool item or finalizer: System.InvalidOperationException: thrown in the pool at pool-item.csx:4")]
    [InlineData("raw-timer", "raw thread, pool item or finalizer: System.InvalidOperationException: thrown by a timer of its own at raw-timer.csx:4")]
    [InlineData("floods-orders", "orders: flood: more than 50 commands in one second")]
    public async Task Five_faults_suspend_it_and_each_is_told_with_its_place(string id, string fault)
    {
        await Start(id);
        var ticks = 0;
        await Wait.Until($"{id} is suspended", () => Feed(ref ticks) && _stage.Of(id).State == PluginState.Suspended, () => Shown(id), TimeSpan.FromSeconds(30));

        Assert.Equal(fault, _stage.Of(id).Why);
        Assert.All(_stage.Of(id).Faults, told => Assert.Equal(fault, told.ToString()));
        Assert.True(_stage.Of(id).FaultCount >= 5, Shown(id));
        Assert.NotNull(_stage.Of(id).ResumesAt);
        Assert.Empty(_stage.Of("healthy").Faults);
        Assert.Contains(_stage.Journal.Entries, entry => entry.Plugin == id && entry.What.Contains(fault, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("blocks")]
    [InlineData("spins")]
    public async Task A_turn_that_never_ends_is_told_with_its_handler_and_time(string id)
    {
        await Start(id);
        var ticks = 0;
        await Wait.Until($"{id} is suspended", () => Feed(ref ticks) && _stage.Of(id).State == PluginState.Suspended, () => Shown(id), TimeSpan.FromSeconds(30));

        Assert.Matches("^OnUpdate: hung: has not come back for [0-9.]+ s$", _stage.Of(id).Why);
        Assert.Equal("hung", Assert.Single(_stage.Of(id).Faults).Type);
    }

    [Fact]
    public async Task A_turn_that_was_given_up_can_trade_no_more()
    {
        await Start("trades-on");
        var ticks = 0;
        await Wait.Until("trades-on has tried once more", () => Feed(ref ticks) && _stage.Of("trades-on").Counters.GetValueOrDefault("tried") > 0, () => Shown("trades-on"), TimeSpan.FromSeconds(30));
        await Wait.Until("it is suspended", () => _stage.Of("trades-on").State == PluginState.Suspended, () => Shown("trades-on"));

        Assert.DoesNotContain(_stage.Port.Requests, request => request.Id.Plugin == "trades-on");
    }

    [Theory]
    [InlineData("throws-on-start", "OnStart: System.InvalidOperationException: no start today at throws-on-start.csx:2")]
    [InlineData(BadPlugins.OldApi, "error HYB0106: built for plugin API 0.9, this host speaks 1.0. Build the plugin against the present SDK.")]
    [InlineData(BadPlugins.HalfWritten, "error HYB0101: this is no complete .NET assembly")]
    public async Task What_never_runs_is_refused_and_says_why(string id, string why)
    {
        await Start(id, mustRun: false);

        var status = _stage.Host.Status().Single(status => status.Id != "healthy");
        Assert.Equal(PluginState.Refused, status.State);
        Assert.Contains(why, status.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_sdk_is_a_warning_and_the_plugin_runs()
    {
        await Start(BadPlugins.ShipsTheSdk);

        Assert.Equal("HYB0104", Assert.Single(_stage.Of(BadPlugins.ShipsTheSdk).Problems).Code);
    }

    [Fact]
    public async Task What_it_allocates_is_counted()
    {
        await Start("allocates");
        var ticks = 0;
        await Wait.Until("256 MB were counted", () => Feed(ref ticks) && _stage.Of("allocates").Figures.AllocatedBytes > 256 << 20, () => Shown("allocates"));

        Assert.Equal((PluginState.Running, 0L), (_stage.Of("allocates").State, _stage.Of("allocates").FaultCount));
    }

    [Fact]
    public async Task A_timer_of_its_own_keeps_the_old_version_in_memory_and_that_is_told()
    {
        var path = _folder.Write("leaks-a-timer.csx", await File.ReadAllTextAsync(TestPlugins.Script("leaks-a-timer"), TestContext.Current.CancellationToken));
        await _stage.Take(PluginHybrid.Hosting.Sources.PluginCatalog.At(path));
        var old = _stage.Of("leaks-a-timer").Version;
        _folder.Write("leaks-a-timer.csx", "Log.Information(\"mended\");");
        await _stage.Take(PluginHybrid.Hosting.Sources.PluginCatalog.At(path));
        await _stage.Host.DisableAsync("leaks-a-timer");

        var status = _stage.Of("leaks-a-timer");
        Assert.True(status.OldVersionsInMemory.SequenceEqual([old]), $"{status} | in memory: {string.Join(' ', status.OldVersionsInMemory)} | {string.Join("; ", _stage.Journal.Entries.Select(entry => entry.What))}");
    }

    private async Task Start(string id, bool mustRun = true)
    {
        await _stage.Run("healthy", () => new Listener());
        await _stage.Take(BadPlugins.Find(id, _folder));
        _stage.Open("BTCUSDT");
        if (mustRun)
        {
            Assert.Equal(PluginState.Running, _stage.Of(id).State);
        }
    }

    private bool Feed(ref int ticks) => _stage.Tick("BTCUSDT", 100 + (ticks++ % 50)).Position is not null;

    private string Shown(string id) => $"{_stage.Of(id).State}: {_stage.Of(id).Why} | {string.Join("; ", _stage.Of(id).Faults)}";
}
