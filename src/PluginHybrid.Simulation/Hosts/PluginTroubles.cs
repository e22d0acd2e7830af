using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Replay.Running;
using PluginHybrid.Replay.Scripts;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Simulation.Times;
using PluginHybrid.Simulation.Worlds;

namespace PluginHybrid.Simulation.Hosts;

/// <summary>Stands before the plugins' turns: tells the checkers what is heard, and has plugins throw or dawdle while the day says so.</summary>
/// <param name="timeline">Virtual time.</param>
/// <param name="board">Told of what plugins hear.</param>
internal sealed class PluginTroubles(Timeline timeline, CheckerBoard board)
{
    private readonly TurnTrouble _planted = new();
    private readonly SortedDictionary<string, (string Event, long At)> _turns = new(StringComparer.Ordinal);

    /// <summary>The event a plugin was handed last, and when.</summary>
    public (string Event, long At) LastTurn(string plugin) => _turns.GetValueOrDefault(plugin, ("start", 0));

    /// <summary>A plugin throws in every turn.</summary>
    public void Throws(string plugin, long until) => timeline.Put(until, _planted.Throw(plugin).Dispose);

    /// <summary>A plugin's turns take longer.</summary>
    public void Dawdles(string plugin, long until, TimeSpan by) => timeline.Put(until, _planted.Slow(plugin, by).Dispose);

    /// <summary>The probe of one host process.</summary>
    /// <param name="time">Its clock.</param>
    /// <param name="planted">Told of every trouble in a turn, before the turn; <c>null</c>: nobody records.</param>
    public ITurnProbe Of(TimeProvider time, Action<PlantedTrouble>? planted = null) => new Probe(this, time, planted);

    private sealed class Probe(PluginTroubles owner, TimeProvider time, Action<PlantedTrouble>? planted) : ITurnProbe
    {
        private readonly SortedDictionary<string, long> _handed = new(StringComparer.Ordinal);

        public void Feeds(string plugin, bool isFed) => owner.Board.Feeds(plugin, isFed);

        public void Takes(string plugin, IHybridEvent happened) => owner.Board.Hears(plugin, happened);

        public ValueTask Before(string plugin, in PositionUpdate tick)
        {
            owner._turns[plugin] = (tick.Name, owner.Now);
            owner.Board.Hears(plugin, tick);
            return Trouble(plugin);
        }

        public ValueTask Before(string plugin, IHybridEvent happened)
        {
            owner._turns[plugin] = (happened.Name, owner.Now);
            if (happened is TickerUpdate)
            {
                owner.Board.Hears(plugin, happened);
            }

            return Trouble(plugin);
        }

        private ValueTask Trouble(string plugin)
        {
            var handed = planted is null ? 0 : _handed[plugin] = _handed.GetValueOrDefault(plugin) + 1;
            if (owner._planted.Of(plugin) is not { } delay)
            {
                return default;
            }

            planted?.Invoke(new PlantedTrouble(plugin, handed, delay));
            return TurnTrouble.Strike(delay, time);
        }
    }

    private CheckerBoard Board => board;

    private long Now => timeline.Now;
}
