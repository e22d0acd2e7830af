using PluginHybrid.Hosting.Sources;
using PluginHybrid.Plugins;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Settings;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Plugins;

[Category(Level.Unit)]
public sealed class EarlyLoaderTests
{
    private static readonly CancellationToken NoToken = CancellationToken.None;
    private readonly HeldLoader _inner = new();

    [Fact]
    public async Task Loads_before_it_is_asked_and_hands_that_result_over_once()
    {
        await using var loader = new EarlyLoader(_inner);
        loader.Begin([Candidate("a")]);
        var early = await _inner.ReleaseAsync("a");

        Assert.Same(early, (await loader.LoadAsync(Candidate("a"), NoToken)).Plugin);

        var again = loader.LoadAsync(Candidate("a"), NoToken);
        Assert.NotSame(early, await _inner.ReleaseAsync("a"));
        await again;
    }

    [Fact]
    public async Task Content_that_changed_meanwhile_is_loaded_anew()
    {
        await using var loader = new EarlyLoader(_inner);
        loader.Begin([Candidate("a")]);
        var old = await _inner.ReleaseAsync("a");

        var load = loader.LoadAsync(Candidate("a") with { ContentHash = "new" }, NoToken);
        var now = await _inner.ReleaseAsync("a");

        Assert.Same(now, (await load).Plugin);
        Assert.NotSame(old, now);
    }

    [Fact]
    public async Task Loads_one_after_the_other_in_the_order_given()
    {
        await using var loader = new EarlyLoader(_inner);
        loader.Begin([Candidate("b"), Candidate("a")]);

        Assert.Equal(["b"], _inner.Asked);
        await _inner.ReleaseAsync("b");
        await _inner.ReleaseAsync("a");
        Assert.Equal(["b", "a"], _inner.Asked);
    }

    [Fact]
    public async Task Lets_go_of_what_nobody_asked_for()
    {
        var loader = new EarlyLoader(_inner);
        loader.Begin([Candidate("asked"), Candidate("unasked"), Candidate("under-way")]);
        var asked = await _inner.ReleaseAsync("asked");
        await loader.LoadAsync(Candidate("asked"), NoToken);
        var unasked = await _inner.ReleaseAsync("unasked");
        await _inner.AskedForAsync("under-way");

        await loader.DisposeAsync();

        Assert.False(asked.IsLetGo);
        Assert.True(unasked.IsLetGo);
        Assert.True(_inner.WasGivenUp("under-way"));
    }

    [Fact]
    public async Task Who_gives_up_waiting_does_not_keep_the_plugin_alive()
    {
        var loader = new EarlyLoader(_inner);
        loader.Begin([Candidate("a")]);
        using var impatient = new CancellationTokenSource();
        var load = loader.LoadAsync(Candidate("a"), impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => load);
        var late = await _inner.ReleaseAsync("a");

        await loader.DisposeAsync();

        Assert.True(late.IsLetGo);
    }

    private static PluginCandidate Candidate(string id) => new(id, PluginKind.Script, $"/plugins/{id}.csx", "old");

    // Loads when the test says so.
    private sealed class HeldLoader : IPluginLoader
    {
        private readonly Lock _gate = new();
        private readonly List<(string Id, TaskCompletionSource<LoadResult> Load)> _loads = [];

        public IReadOnlyList<string> Asked
        {
            get
            {
                lock (_gate) return [.. _loads.Select(load => load.Id)];
            }
        }

        public Task<LoadResult> LoadAsync(PluginCandidate candidate, CancellationToken token)
        {
            var load = new TaskCompletionSource<LoadResult>();
            token.Register(() => load.TrySetCanceled(token));
            lock (_gate) _loads.Add((candidate.Id, load));
            return load.Task;
        }

        public Task AskedForAsync(string id) => Wait.Until($"{id} is asked for", () => Asked.Contains(id), () => string.Join(", ", Asked));

        public async Task<EmptyPlugin> ReleaseAsync(string id)
        {
            await Wait.Until($"{id} is asked for", () => Last(id) is { Task.IsCompleted: false }, () => string.Join(", ", Asked));
            var plugin = new EmptyPlugin(id);
            Last(id)!.SetResult(new LoadResult(plugin, []));
            return plugin;
        }

        public bool WasGivenUp(string id) => Last(id)!.Task.IsCanceled;

        private TaskCompletionSource<LoadResult>? Last(string id)
        {
            lock (_gate) return _loads.LastOrDefault(load => load.Id == id).Load;
        }
    }

    private sealed class EmptyPlugin(string id) : LoadedPlugin
    {
        public bool IsLetGo { get; private set; }

        public override string Id => id;

        public override string Title => id;

        public override string Version => "1";

        public override PluginCandidate Candidate => EarlyLoaderTests.Candidate(id);

        public override Capabilities Asked => default;

        public override IReadOnlyList<SourceProblem> Warnings => [];

        public override string? SettingsSchema => null;

        public override ISettingValues Settings => throw new NotSupportedException("Nothing is started here.");

        public override HybridPlugin CreateInstance() => throw new NotSupportedException("Nothing is started here.");

        public override void Dispose() => IsLetGo = true;

        public override bool IsGone(bool collect) => IsLetGo;
    }
}
