using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Simulation.Times;
using PluginHybrid.Simulation.Worlds;

namespace PluginHybrid.Simulation.Hosts;

/// <summary>Stands before the plugins' turns: tells the checkers what is heard, and has plugins throw or dawdle while the day says so.</summary>
/// <param name="timeline">Virtual time.</param>
/// <param name="board">Told of what plugins hear.</param>
internal sealed class PluginTroubles(Timeline timeline, CheckerBoard board)
{
    private readonly SortedDictionary<string, Moods> _moods = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (string Event, long At)> _turns = new(StringComparer.Ordinal);

    /// <summary>The event a plugin was handed last, and when.</summary>
    public (string Event, long At) LastTurn(string plugin) => _turns.GetValueOrDefault(plugin, ("start", 0));

    /// <summary>A plugin throws in every turn.</summary>
    public void Throws(string plugin, long until) => Of(plugin).ThrowsUntil = Math.Max(until, Of(plugin).ThrowsUntil);

    /// <summary>A plugin's turns take longer.</summary>
    public void Dawdles(string plugin, long until, TimeSpan by)
    {
        Of(plugin).SlowUntil = Math.Max(until, Of(plugin).SlowUntil);
        Of(plugin).SlowBy = by;
    }

    /// <summary>The probe of one host process.</summary>
    /// <param name="time">Its clock.</param>
    public ITurnProbe Of(TimeProvider time) => new Probe(this, time);

    private Moods Of(string plugin)
    {
        if (!_moods.TryGetValue(plugin, out var moods))
        {
            _moods[plugin] = moods = new Moods();
        }

        return moods;
    }

    private ValueTask Trouble(string plugin, TimeProvider time)
    {
        if (_moods.Count == 0 || !_moods.TryGetValue(plugin, out var moods))
        {
            return default;
        }

        if (moods.ThrowsUntil > timeline.Now)
        {
            throw new PlantedFaultException();
        }

        return moods.SlowUntil > timeline.Now && moods.SlowBy > TimeSpan.Zero ? new ValueTask(Task.Delay(moods.SlowBy, time)) : default;
    }

    private sealed class Moods
    {
        public long ThrowsUntil { get; set; }

        public long SlowUntil { get; set; }

        public TimeSpan SlowBy { get; set; }
    }

    private sealed class Probe(PluginTroubles owner, TimeProvider time) : ITurnProbe
    {
        public void Feeds(string plugin, bool isFed) => owner.Board.Feeds(plugin, isFed);

        public void Takes(string plugin, IHybridEvent happened) => owner.Board.Hears(plugin, happened);

        public ValueTask Before(string plugin, in PositionUpdate tick)
        {
            owner._turns[plugin] = (tick.Name, owner.Now);
            owner.Board.Hears(plugin, tick);
            return owner.Trouble(plugin, time);
        }

        public ValueTask Before(string plugin, IHybridEvent happened)
        {
            owner._turns[plugin] = (happened.Name, owner.Now);
            if (happened is TickerUpdate)
            {
                owner.Board.Hears(plugin, happened);
            }

            return owner.Trouble(plugin, time);
        }
    }

    private CheckerBoard Board => board;

    private long Now => timeline.Now;
}
