using PluginHybrid.Replay.Running;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Worlds;

namespace PluginHybrid.Simulation.Trials;

/// <summary>Lives days in worlds of their own.</summary>
/// <param name="plugins">The plugins with the settings of <see cref="Tempers"/>, given the temper; called once for each.</param>
/// <param name="liveBytes">Measures live memory, for days lived one after the other and nothing else beside them. Default <c>null</c>: nobody does.</param>
public sealed class WorldLife(Func<string, ReplayPlugins> plugins, Func<long>? liveBytes = null) : IDayLife
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ReplayPlugins> _byTemper = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public DayReport Live(Day day, DaySurroundings around, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(around);
        var all = PluginsOf(day.Temper);
        return new World(day, new WorldOptions
        {
            Plugins = around.Without.Length == 0 ? all : all with { Candidates = [.. all.Candidates.Where(candidate => candidate.Id != around.Without)] },
            Settings = plugin => Tempers.SettingsOf(day.Temper, plugin) ?? "",
            Powerless = around.Powerless,
            Checkers = around.Checkers,
            RecordInto = around.RecordInto,
            LiveBytes = liveBytes,
        }).Run(token);
    }

    private ReplayPlugins PluginsOf(string temper)
    {
        lock (_gate)
        {
            if (!_byTemper.TryGetValue(temper, out var found))
            {
                _byTemper.Add(temper, found = plugins(temper));
            }

            return found;
        }
    }
}
