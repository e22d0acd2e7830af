using PluginHybrid.Core.Taps;
using PluginHybrid.Replay.Divergences;
using PluginHybrid.Replay.Scripts;

namespace PluginHybrid.Replay.Running;

/// <summary>Gives the plugin host the turns of the recording.</summary>
/// <param name="script">What was recorded.</param>
/// <param name="time">Set to what a plugin's clock said while its turn runs.</param>
/// <param name="divergences">Told of what cannot be followed.</param>
internal sealed class TurnFollower(SessionScript script, ReplayTime time, DivergenceBook divergences) : ITurnScript
{
    /// <summary>Plants what a simulation planted; <c>null</c>: it planted nothing.</summary>
    public PlantedTurns? Planted { get; } = script.HasPlanted ? new PlantedTurns(script) : null;

    /// <inheritdoc />
    public bool TryGet(string plugin, long turn, out TurnFact fact) => script.Of(plugin).TryTakeTurn(turn, out fact);

    /// <inheritdoc />
    public bool TryGetTimer(string plugin, long arrival, out ArrivalFact fact) => script.Of(plugin).TryTakeTimer(arrival, out fact);

    /// <inheritdoc />
    public void Begin(DateTimeOffset? at) => time.Turn = at;

    /// <inheritdoc />
    public void Reach(string plugin, DateTimeOffset at) => Planted?.Reach(plugin, at);

    /// <inheritdoc />
    public void Part(string plugin, string what) => divergences.Add(DivergenceKind.NotFollowed, $"{plugin}: {what}");
}
