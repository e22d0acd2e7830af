using PluginHybrid.Core.Orders;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.State;
using PluginHybrid.Recordings.Capture;
using PluginHybrid.Recordings.Digests;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Redaction;
using PluginHybrid.Replay.Running;
using PluginHybrid.Replay.Scripts;

namespace PluginHybrid.Simulation.Hosts;

/// <summary>The recording of one host process: what the live recorder writes, and the hashes of the run at its end.</summary>
internal sealed class HostRecording : IDisposable
{
    private const int Slots = 4_096;
    private readonly SessionRecorder _recorder;
    private readonly Witness _states;
    private readonly StreamDigest _digest;
    private IReadOnlyList<string> _ids = [CommandId.Host];
    private bool _hasEnded;

    /// <summary>Takes the folder; nothing is written before <see cref="Open"/>.</summary>
    /// <param name="folder">Of this process alone.</param>
    /// <param name="secrets">What must never be written.</param>
    /// <param name="states">The plugins' values.</param>
    /// <param name="digest">Hashes the run.</param>
    /// <param name="time">The host's clock.</param>
    public HostRecording(string folder, IReadOnlyList<string> secrets, IPluginStates states, StreamDigest digest, TimeProvider time)
    {
        _digest = digest;
        _states = new Witness(states);
        _recorder = new SessionRecorder(new RecorderOptions
        {
            Target = new FolderTarget(folder),
            Redactor = new RecordRedactor(new RedactionSettings { Secrets = secrets, OwnLink = link => _ids.Any(id => OrderLinkIds.IsOf(link, id)) }),
            Time = time,
            Slots = Slots,
        });
    }

    /// <summary>Takes inputs, effects, exchanges and turns.</summary>
    public SessionRecorder Recorder => _recorder;

    /// <summary>The plugins' values, watched.</summary>
    public IPluginStates States => _states;

    /// <summary>Writes the header. After the plugins have started, before the stream does.</summary>
    /// <param name="options">What the plugin host stands on.</param>
    /// <param name="plugins">The plugins.</param>
    /// <param name="id">Names the recording.</param>
    /// <param name="settingsOf">A plugin's settings, as text.</param>
    public void Open(PluginHostOptions options, IReadOnlyList<PluginStatus> plugins, string id, Func<string, string> settingsOf)
    {
        _ids = [CommandId.Host, .. plugins.Select(plugin => plugin.Id).Order(StringComparer.Ordinal)];
        _recorder.OpenWithoutThread(new RecordingHeader
        {
            Id = id,
            Start = default,
            Environment = "simulated",
            App = "hybrid simulate",
            Made = "simulated",
            Host = HostFacts.Of(options, plugins.Select(plugin => plugin.Id)).ToJson(),
            Plugins = [.. plugins.Where(plugin => plugin.State == PluginState.Running).Select(plugin => Of(plugin, settingsOf(plugin.Id)))],
            State = [.. _states.Found.Where(pair => pair.Value.Count > 0).Select(pair => new HeaderState(pair.Key, [.. pair.Value.OrderBy(value => value.Key, StringComparer.Ordinal)]))],
        });
    }

    /// <summary>Notes trouble that is planted in the turn that begins: a replay plants it in the same one.</summary>
    /// <param name="trouble">The trouble.</param>
    public void Planted(PlantedTrouble trouble) => _recorder.Mark(PlantedTrouble.Mark, trouble.ToJson());

    /// <summary>Writes what waits.</summary>
    public void Pump() => _recorder.Pump();

    /// <summary>Ends it. A second time nothing happens.</summary>
    public void Dispose()
    {
        if (!_hasEnded)
        {
            _hasEnded = true;
            _recorder.EndAsync("stopped", $"{{\"events\":\"{_digest.Events}\",\"decisions\":\"{_digest.Decisions}\"}}").GetAwaiter().GetResult();
            _recorder.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static HeaderPlugin Of(PluginStatus plugin, string settings) => new()
    {
        Id = plugin.Id,
        Kind = "dll",
        Version = plugin.Version,
        Hash = plugin.ContentHash,
        Mode = plugin.Mode.ToString().ToLowerInvariant(),
        Needs = Words(plugin.Asked),
        Allow = Words(plugin.Granted),
        Settings = settings,
    };

    private static string Words(Sdk.Values.Capabilities capabilities) => capabilities.ToString().Replace(" ", "", StringComparison.Ordinal);

    // What each plugin found when it first looked: a replay has to give it the same.
    private sealed class Witness(IPluginStates inner) : IPluginStates
    {
        public SortedDictionary<string, IReadOnlyDictionary<string, string>> Found { get; } = new(StringComparer.Ordinal);

        public IReadOnlyDictionary<string, string> Load(string plugin)
        {
            var values = inner.Load(plugin);
            Found.TryAdd(plugin, values);
            return values;
        }

        public void Write(string plugin, IReadOnlyList<KeyValuePair<string, string?>> changes) => inner.Write(plugin, changes);

        public void Restore(string plugin, IReadOnlyDictionary<string, string> values) => inner.Restore(plugin, values);
    }
}
