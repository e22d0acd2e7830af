namespace PluginHybrid.Sdk.Events;

/// <summary>This plugin fell so far behind that events were let go; here is the state in their place. Counted, never silent.</summary>
/// <remarks>Only to the plugin that overflowed. Ticks do not count: they conflate.</remarks>
/// <param name="Stamp">The stamp of the newest event it stands for.</param>
/// <param name="Missed">Account events it stands for.</param>
/// <param name="Positions">All open legs, in the order of their keys.</param>
/// <example><code>
/// public override ValueTask OnResync(Resync resync)
/// {
///     _trails.Clear();
///     foreach (var held in resync.Positions) { _trails[held.Position.Key] = held.MarkPrice ?? 0; }
///     Log.Warning($"{resync.Missed} events were let go");
///     return default;
/// }
/// </code></example>
public readonly record struct Resync(EventStamp Stamp, long Missed, IReadOnlyList<PositionUpdate> Positions) : IHybridEvent
{
    /// <inheritdoc />
    public string Name => EventNames.Resync;
}
