using PluginHybrid.Core.Taps;

namespace PluginHybrid.Replay.Scripts;

/// <summary>When the turns of one plugin ran and its timers came.</summary>
/// <param name="id">The plugin.</param>
internal sealed class PluginScript(string id)
{
    private readonly Dictionary<long, TurnFact> _turns = [];
    private readonly SortedDictionary<long, (ArrivalFact Fact, long Record)> _timers = [];

    /// <summary>The plugin.</summary>
    public string Id => id;

    /// <summary>When the host stopped, started and replaced it after the session began, in order; most often one stop.</summary>
    public Queue<ArrivalFact> Steps { get; } = new();

    /// <summary>Trouble planted in its turns and when, by the how-manieth event that was handed to it.</summary>
    public Dictionary<long, (PlantedTrouble Trouble, DateTimeOffset At)> Planted { get; } = [];

    /// <summary>Timers that never came due in the replay, by their place.</summary>
    public IEnumerable<(ArrivalFact Fact, long Record)> TimersLeft => _timers.Values;

    /// <summary>How many those are.</summary>
    public int TimerCount => _timers.Count;

    /// <summary>Turns that the replay has not come to.</summary>
    public int TurnsLeft => _turns.Count;

    public void Add(in TurnFact turn) => _turns[turn.Turn] = turn;

    public void Add(in ArrivalFact arrival, long record)
    {
        if (arrival.Kind >= ArrivalKind.Stop)
        {
            Steps.Enqueue(arrival);
        }
        else
        {
            _timers[arrival.Arrival] = (arrival, record);
        }
    }

    /// <summary>Gives a turn's fact out, once.</summary>
    public bool TryTakeTurn(long turn, out TurnFact fact) => _turns.Remove(turn, out fact);

    /// <summary>Gives out the first timer at or after a place, once.</summary>
    public bool TryTakeTimer(long arrival, out ArrivalFact fact)
    {
        foreach (var (place, timer) in _timers)
        {
            if (place >= arrival)
            {
                _timers.Remove(place);
                fact = timer.Fact;
                return true;
            }
        }

        fact = default;
        return false;
    }
}
