using PluginHybrid.Core.Events;
using PluginHybrid.Core.Orders;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Hosting.State;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Settings;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Bench.Fans;

/// <summary>The plugin host as it is: router, one lane with a thread per plugin, books, clock, guard.</summary>
internal sealed class LaneFan : IPluginFan, IPluginLoader, IPluginStates, ICommandPort
{
    public const string Name = "lanes";

    private readonly FanMeter[] _meters;
    private readonly EventRouter _router = new();
    private readonly PluginHost _host;

    public LaneFan(FanMeter[] meters)
    {
        _meters = meters;
        _host = new PluginHost(new PluginHostOptions { Router = _router, Commands = this, Loader = this, States = this });
    }

    public Task StartAsync() => _host.StartAsync(
        _meters.Select((_, i) => new PluginCandidate($"{i:00}", PluginKind.Dll, $"plugins/{i}", "1")));

    public void Publish(in PositionUpdate update) => _router.Emit(update);

    public Task<LoadResult> LoadAsync(PluginCandidate candidate, CancellationToken token) =>
        Task.FromResult(new LoadResult(new Measured(candidate, _meters[int.Parse(candidate.Id)]), []));

    public IReadOnlyDictionary<string, string> Load(string plugin) => new Dictionary<string, string>();

    public void Write(string plugin, IReadOnlyList<KeyValuePair<string, string?>> changes) => throw new NotSupportedException("Nothing is stored here.");

    public void Restore(string plugin, IReadOnlyDictionary<string, string> values) => throw new NotSupportedException("Nothing is stored here.");

    public void Submit(CommandRequest request) => throw new NotSupportedException("Nobody trades here.");

    public void Watch(string symbol, bool watch) => throw new NotSupportedException("Nobody watches here.");

    public void Halt(bool halted, string reason) => throw new NotSupportedException("Nobody trades here.");

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private sealed class Handler(FanMeter meter) : HybridPlugin
    {
        public override ValueTask OnUpdate(PositionUpdate update)
        {
            meter.Take(update);
            return default;
        }
    }

    private sealed class Measured(PluginCandidate candidate, FanMeter meter) : LoadedPlugin
    {
        public override string Id => candidate.Id;

        public override string Title => candidate.Id;

        public override string Version => "1";

        public override PluginCandidate Candidate => candidate;

        public override Capabilities Asked => Capabilities.None;

        public override IReadOnlyList<SourceProblem> Warnings => [];

        public override string? SettingsSchema => null;

        public override ISettingValues Settings => throw new NotSupportedException("There are no settings here.");

        public override HybridPlugin CreateInstance() => new Handler(meter);

        public override void Dispose()
        {
            // Nothing was loaded.
        }

        public override bool IsGone(bool collect) => true;
    }
}
