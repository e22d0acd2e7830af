using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Replay.Scripts;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Replay.Running;

/// <summary>Stands before the turns of a replay's plugins and plants the recorded trouble in the same ones.</summary>
/// <param name="script">What was recorded.</param>
internal sealed class PlantedTurns(SessionScript script) : ITurnProbe
{
    private readonly Dictionary<string, long> _handed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(DateTimeOffset Until, TaskCompletionSource Over)>> _waiting = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public ValueTask Before(string plugin, in PositionUpdate tick) => Trouble(plugin);

    /// <inheritdoc />
    public ValueTask Before(string plugin, IHybridEvent happened) => Trouble(plugin);

    /// <summary>Lets turns go on that waited until then.</summary>
    /// <param name="plugin">The plugin's id.</param>
    /// <param name="at">The recording's time.</param>
    public void Reach(string plugin, DateTimeOffset at)
    {
        if (!_waiting.TryGetValue(plugin, out var waiting))
        {
            return;
        }

        foreach (var (_, over) in waiting.Where(one => one.Until <= at).ToArray())
        {
            over.SetResult();
        }

        waiting.RemoveAll(one => one.Until <= at);
    }

    private ValueTask Trouble(string plugin)
    {
        var handed = _handed[plugin] = _handed.GetValueOrDefault(plugin) + 1;
        if (!script.Of(plugin).Planted.TryGetValue(handed, out var planted))
        {
            return default;
        }

        if (planted.Trouble.Throws)
        {
            throw new PlantedFaultException();
        }

        if (!_waiting.TryGetValue(plugin, out var waiting))
        {
            _waiting.Add(plugin, waiting = []);
        }

        var over = new TaskCompletionSource();
        waiting.Add((planted.At + planted.Trouble.Delay, over));
        return new ValueTask(over.Task);
    }
}
