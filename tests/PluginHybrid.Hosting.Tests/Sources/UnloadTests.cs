using System.Runtime.CompilerServices;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Sources;

[Category(Level.Integration)]
public sealed class UnloadTests : IDisposable
{
    private const string WithSettings = """
        public enum Pace { Slow, Fast }
        public sealed record Band(decimal From, decimal Distance);
        public sealed record CalmSettings : ISettingsCheck
        {
            [Range(0.05, 50)] public decimal Percent { get; init; } = 1;
            public Pace Pace { get; init; }
            public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(1);
            public IReadOnlyList<Band> Bands { get; init; } = [];
            public string? Problem() => null;
        }

        [Plugin("calm")]
        public sealed class Calm : HybridPlugin<CalmSettings>
        {
            public override async ValueTask OnUpdate(PositionUpdate update) { await Task.Yield(); Log.Information($"{Settings.Percent}"); }
        }
        """;

    private readonly PluginFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_script_is_gone_after_it_was_let_go() =>
        await MustGo(_folder.Write("calm.csx", "var x = Setting(\"percent\", 1m); OnUpdate(update => Log.Information($\"{update} {x}\"));"));

    [Fact]
    public async Task A_single_file_class_with_settings_is_gone_after_it_was_let_go()
    {
        _folder.Write("calm.yaml", "percent: 2\npace: fast\nevery: 5m\nbands:\n  - { from: 1, distance: 0.5 }\n");
        await MustGo(_folder.Write("calm.cs", WithSettings));
    }

    [Fact]
    public async Task A_dll_with_settings_is_gone_after_it_was_let_go()
    {
        var (image, symbols) = TestPlugins.Compile(WithSettings);
        _folder.Write("calm/calm.pdb", symbols);
        _folder.Write("calm.yaml", "percent: 2\npace: fast\nevery: 5m\nbands:\n  - { from: 1, distance: 0.5 }\n");
        await MustGo(_folder.Write("calm/calm.dll", image));
    }

    [Fact]
    public async Task A_refused_plugin_leaves_nothing_in_memory()
    {
        var before = Contexts();
        var path = _folder.Write("calm.cs", WithSettings);
        _folder.Write("calm.yaml", "percent: 99");
        for (var i = 0; i < 3; i++) Assert.Contains("HYB0204", await _folder.Refused(path));

        await Wait.Until("no context of the refused plugin is left", () =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return Contexts() <= before;
        });
    }

    [Fact]
    public async Task A_plugin_that_runs_is_not_gone()
    {
        var plugin = await _folder.Loaded(_folder.Write("calm.csx", "Log.Information(\"calm\");"));

        Assert.False(plugin.IsGone(collect: true));
        Assert.NotNull(plugin.CreateInstance());
    }

    [Fact]
    public async Task An_instance_that_the_host_still_holds_keeps_it_in_memory()
    {
        var plugin = await _folder.Loaded(_folder.Write("calm.cs", "public sealed class Calm : HybridPlugin;"));
        var held = plugin.CreateInstance();
        plugin.Dispose();

        Assert.False(plugin.IsGone(collect: true));
        Assert.Throws<ObjectDisposedException>(plugin.CreateInstance);
        GC.KeepAlive(held);
    }

    private async Task MustGo(string path)
    {
        var plugin = await LoadUseAndLetGo(path);
        Assert.True(plugin.IsGone(collect: true), $"{Path.GetFileName(path)} is still in memory.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<LoadedPlugin> LoadUseAndLetGo(string path)
    {
        var plugin = await _folder.Loaded(path);
        Use(plugin);
        plugin.Dispose();
        return plugin;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Use(LoadedPlugin plugin) => Assert.NotNull(plugin.CreateInstance());

    private static int Contexts() => System.Runtime.Loader.AssemblyLoadContext.All.Count(context => context.Name == "calm" && context.IsCollectible);
}
