using PluginHybrid.Core.Events;
using PluginHybrid.Core.Orders;
using PluginHybrid.Faults;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Hosting.State;
using PluginHybrid.Sdk;
using PluginHybrid.Testing;

namespace PluginHybrid.Failover.Tests.Lending;

/// <summary>A shipped plugin in the real plugin host, lent to a fault script.</summary>
[Category(Level.Integration)]
public sealed class LentPluginsTests : IAsyncDisposable
{
    private const string Plugin = "position-manager";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hybrid-lent-");
    private readonly LentPlugins _lent = new(TimeProvider.System);
    private readonly CountingLoader _loader;
    private readonly PluginHost _host;

    public LentPluginsTests()
    {
        _loader = new CountingLoader(new PluginLoader(new PluginLoaderOptions { CacheFolder = _folder.FullName }));
        _host = new PluginHost(new PluginHostOptions { Router = new EventRouter(), Commands = new NoCommands(), Loader = _loader, States = new MemoryStates(), Probe = _lent });
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_restart_makes_a_new_instance_and_a_swap_takes_the_place_of_the_old_one()
    {
        await StartAsync();
        Assert.Equal([Plugin], _lent.Ids);

        await _lent.RestartAsync(Plugin);
        Assert.Equal((2, 0), (_loader.Made, Status.Figures.Swaps));

        await _lent.SwapAsync(Plugin);
        Assert.Equal((3, 1), (_loader.Made, Status.Figures.Swaps));
        Assert.Equal(PluginState.Running, Status.State);
    }

    [Fact]
    public async Task The_plugins_of_a_dead_process_are_nobodys()
    {
        await StartAsync();

        _lent.Lend(null);
        await _lent.RestartAsync(Plugin);
        await _lent.SwapAsync(Plugin);

        Assert.Equal((0, 1), (_lent.Ids.Count, _loader.Made));
    }

    [Fact]
    public async Task Who_waits_for_a_swap_waits_no_longer_than_the_process_lives()
    {
        await StartAsync();
        _loader.Holds = true;

        var swapping = _lent.SwapAsync(Plugin);
        Assert.False(swapping.IsCompleted);
        _lent.Lend(null);

        await Wait.For("the end of the wait", swapping);
        _loader.LetGo();
    }

    private PluginStatus Status => Assert.Single(_host.Status());

    private async Task StartAsync()
    {
        await _host.StartAsync(new PluginCatalog([Path.Combine(AppContext.BaseDirectory, "plugins")]).Scan().Candidates.Where(candidate => candidate.Id == Plugin), TestContext.Current.CancellationToken);
        _lent.Lend(_host);
    }

    private sealed class CountingLoader(IPluginLoader inner) : IPluginLoader
    {
        private readonly TaskCompletionSource _goes = new();

        public int Made { get; private set; }

        public bool Holds { get; set; }

        public void LetGo() => _goes.TrySetResult();

        public async Task<LoadResult> LoadAsync(PluginCandidate candidate, CancellationToken token)
        {
            if (Holds)
            {
                await _goes.Task;
            }

            var result = await inner.LoadAsync(candidate, token);
            return result.Plugin is { } plugin ? result with { Plugin = new Counted(plugin, () => Made++) } : result;
        }

        private sealed class Counted(LoadedPlugin plugin, Action made) : WrappedPlugin(plugin)
        {
            public override HybridPlugin CreateInstance()
            {
                made();
                return base.CreateInstance();
            }

            public override void Dispose() => Inner.Dispose();
        }
    }

    private sealed class NoCommands : ICommandPort
    {
        public void Submit(CommandRequest request) => throw new NotSupportedException();

        public void Watch(string symbol, bool watch) => throw new NotSupportedException();

        public void Halt(bool halted, string reason) => throw new NotSupportedException();
    }
}
