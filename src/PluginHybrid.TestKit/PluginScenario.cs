using System.Text.Json;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Hosting.State;
using PluginHybrid.Sdk.Values;
using PluginHybrid.TestKit.Playing;

namespace PluginHybrid.TestKit;

/// <summary>A plugin with what it is given. Each call changes a copy; <see cref="Play"/> may be called again and again.</summary>
public sealed class PluginScenario
{
    private const Capabilities All = (Capabilities)127;
    private readonly PluginCandidate _candidate;
    private readonly Func<PluginScenario, IPluginLoader> _loader;
    private List<KeyValuePair<string, string?>> _state = [];
    private Capabilities _granted = All & ~Capabilities.LoosenStops;
    private PluginMode _mode = PluginMode.Live;

    internal PluginScenario(PluginCandidate candidate, Func<PluginScenario, IPluginLoader> loader) => (_candidate, _loader) = (candidate, loader);

    internal object? Settings { get; private set; }

    internal string? SettingsText { get; private set; }

    /// <summary>Settings as an object, for <see cref="PluginTest.For{TPlugin}"/>. Default the record's own.</summary>
    /// <param name="settings">The plugin's settings record; ranges are checked.</param>
    public PluginScenario With(object settings) => Changed(copy => (copy.Settings, copy.SettingsText) = (settings, null));

    /// <summary>Settings as the operator writes them.</summary>
    /// <param name="yaml">For example <c>distance: 0.5</c>.</param>
    public PluginScenario With(string yaml) => Changed(copy => (copy.Settings, copy.SettingsText) = (null, yaml));

    /// <summary>What the operator grants. Default all but loosening stops.</summary>
    /// <param name="capabilities">Joined by <c>|</c>.</param>
    public PluginScenario Granted(Capabilities capabilities) => Changed(copy => copy._granted = capabilities);

    /// <summary>What becomes of its orders. Default live: the venue in memory takes them.</summary>
    /// <param name="mode">The mode.</param>
    public PluginScenario Mode(PluginMode mode) => Changed(copy => copy._mode = mode);

    /// <summary>A value that is in its state store from the start.</summary>
    /// <typeparam name="T">What it is stored as.</typeparam>
    /// <param name="key">Its name.</param>
    /// <param name="value">Stored as JSON.</param>
    public PluginScenario WithState<T>(string key, T value) =>
        Changed(copy => copy._state = [.. copy._state, new(key, JsonSerializer.Serialize(value))]);

    /// <summary>Plays the markets from the beginning to the end, in no time.</summary>
    /// <param name="markets">One per symbol.</param>
    /// <exception cref="InvalidOperationException">The plugin does not start, or waits for real time.</exception>
    public PluginRun Play(params Market[] markets)
    {
        ArgumentNullException.ThrowIfNull(markets);
        ArgumentOutOfRangeException.ThrowIfZero(markets.Length);
        var states = new MemoryStates();
        states.Write(_candidate.Id, _state);
        using var stage = new Stage(new StageSetup
        {
            Candidate = _candidate,
            Loader = _loader(this),
            States = states,
            Instruments = [.. markets.Select(market => market.Rules)],
            Mode = _mode,
            Granted = _granted,
        });
        stage.Play(markets);
        return new PluginRun
        {
            DecisionList = stage.Decisions,
            Log = stage.Lines,
            Positions = stage.Positions,
            Gauges = stage.Status?.Gauges ?? new Dictionary<string, decimal>(),
            Counters = stage.Status?.Counters ?? new Dictionary<string, long>(),
            State = states.Load(_candidate.Id),
            Faults = [.. (stage.Status?.Faults ?? []).Select(fault => fault.ToString())],
        };
    }

    /// <summary>Plays the markets twice and fails unless both runs decide, write and keep the same.</summary>
    /// <param name="markets">One per symbol.</param>
    /// <returns>The first run.</returns>
    /// <exception cref="InvalidOperationException">The runs part; the text shows the first line that does.</exception>
    public PluginRun AssertDeterministic(params Market[] markets)
    {
        var (first, second) = (Play(markets), Play(markets));
        var (one, other) = (LinesOf(first), LinesOf(second));
        for (var line = 0; line < Math.Max(one.Count, other.Count); line++)
        {
            var (mine, its) = (line < one.Count ? one[line] : "<end>", line < other.Count ? other[line] : "<end>");
            if (mine != its)
            {
                throw new InvalidOperationException(
                    $"Two runs of {_candidate.Id} part at line {line + 1}:\n  first:  {mine}\n  second: {its}\nUse Now, Clock and Random of the plugin, and no hash order.");
            }
        }

        return first;
    }

    private static List<string> LinesOf(PluginRun run) =>
        [.. run.DecisionList.Select(decision => decision.ToString()), .. run.Log, .. run.State.Select(entry => $"{entry.Key} = {entry.Value}")];

    private PluginScenario Changed(Action<PluginScenario> change)
    {
        var copy = (PluginScenario)MemberwiseClone();
        change(copy);
        return copy;
    }
}
