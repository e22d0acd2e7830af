using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Sdk.Events;

/// <summary>A leg closed. Nothing more arrives for this life of it.</summary>
/// <remarks>Once per life. When it closed while no host ran, the next one tells it, by <see cref="UpdateCause.Reconciliation"/>, without a result, and with the leg as the earlier run last stored it; it tells no opened before.</remarks>
/// <param name="Stamp">Place and time.</param>
/// <param name="Position">The leg as it last was while open.</param>
/// <param name="RealisedPnl">Result of the closed life as the venue states it; <c>null</c> when the close was only inferred.</param>
/// <param name="VenueTime">The venue's clock.</param>
/// <param name="Cause"><see cref="UpdateCause.Reconciliation"/> when a REST read found it closed.</param>
/// <example><code>
/// public override ValueTask OnClosed(PositionClosed closed)
/// {
///     Log.Information($"{closed.Position.Key} closed at {closed.VenueTime:T} by {closed.Cause}: {closed.RealisedPnl}");
///     return default;
/// }
/// </code></example>
public readonly record struct PositionClosed(
    EventStamp Stamp, Position Position, decimal? RealisedPnl, DateTimeOffset VenueTime, UpdateCause Cause) : IHybridEvent
{
    /// <inheritdoc />
    public string Name => EventNames.PositionClosed;
}
