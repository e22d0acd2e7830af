namespace PluginHybrid.Replay.Running;

/// <summary>What plugins are made to do wrong in their turns while somebody wants it: simulated days and fault scripts plant the same.</summary>
/// <remarks>Who throws does nothing else. Of several delays the newest that still lasts counts. Safe from several threads.</remarks>
public sealed class TurnTrouble
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, Moods> _moods = new(StringComparer.Ordinal);
    private volatile bool _isAny;

    /// <summary>A plugin throws in every turn.</summary>
    /// <param name="plugin">Its id.</param>
    /// <returns>Disposed, it no longer does for this reason.</returns>
    public IDisposable Throw(string plugin) => Begin(plugin, static moods => moods.Throws, TimeSpan.Zero);

    /// <summary>A plugin's turns await first.</summary>
    /// <param name="plugin">Its id.</param>
    /// <param name="by">How long; zero for not at all.</param>
    /// <returns>Disposed, they no longer do for this reason.</returns>
    public IDisposable Slow(string plugin, TimeSpan by) => Begin(plugin, static moods => moods.Delays, by);

    /// <summary>What is planted in a turn that begins now.</summary>
    /// <param name="plugin">The plugin's id.</param>
    /// <returns>How long it awaits before the plugin's own code; zero: it throws instead; <c>null</c>: nothing.</returns>
    public TimeSpan? Of(string plugin)
    {
        if (!_isAny)
        {
            return null;
        }

        lock (_gate)
        {
            return !_moods.TryGetValue(plugin, out var moods) ? null
                : moods.Throws.Count > 0 ? TimeSpan.Zero
                : moods.Delays is [.., { By: var by }] && by > TimeSpan.Zero ? by
                : null;
        }
    }

    /// <summary>Carries it out; part of the turn.</summary>
    /// <param name="delay">As <see cref="Of"/> gives it.</param>
    /// <param name="time">The host's clock.</param>
    /// <exception cref="PlantedFaultException">The delay is zero.</exception>
    public static ValueTask Strike(TimeSpan delay, TimeProvider time) =>
        delay == TimeSpan.Zero ? throw new PlantedFaultException() : new ValueTask(Task.Delay(delay, time));

    private Mood Begin(string plugin, Func<Moods, List<Mood>> which, TimeSpan by)
    {
        lock (_gate)
        {
            if (!_moods.TryGetValue(plugin, out var moods))
            {
                _moods[plugin] = moods = new Moods();
            }

            var mood = new Mood(this, which(moods), by);
            which(moods).Add(mood);
            _isAny = true;
            return mood;
        }
    }

    private sealed class Moods
    {
        public List<Mood> Throws { get; } = [];

        public List<Mood> Delays { get; } = [];
    }

    private sealed class Mood(TurnTrouble owner, List<Mood> among, TimeSpan by) : IDisposable
    {
        public TimeSpan By => by;

        public void Dispose()
        {
            lock (owner._gate)
            {
                among.Remove(this);
                owner._isAny = owner._moods.Values.Any(static moods => moods.Throws.Count + moods.Delays.Count > 0);
            }
        }
    }
}
