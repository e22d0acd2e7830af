using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Sdk.Events;

/// <summary>A leg opened, or was found open at the start or after a gap.</summary>
/// <remarks>Once per life, with one exception: after a restart of the host a leg that is still in the life it was in is told once more, with the same <see cref="Position.Life"/> and by <see cref="UpdateCause.Reconciliation"/>.</remarks>
/// <param name="Stamp">Place and time.</param>
/// <param name="Position">The leg.</param>
/// <param name="VenueTime">The venue's clock.</param>
/// <param name="Cause"><see cref="UpdateCause.Reconciliation"/> when it was found open by a REST read.</param>
/// <example><code>
/// public override ValueTask OnOpened(PositionOpened opened)
/// {
///     var isOld = opened.Cause == UpdateCause.Reconciliation;
///     Log.Information($"{opened.Position.Key} {(isOld ? "was there already" : "opened")}, {opened.VenueTime:T}");
///     return default;
/// }
/// </code></example>
public readonly record struct PositionOpened(EventStamp Stamp, Position Position, DateTimeOffset VenueTime, UpdateCause Cause) : IHybridEvent
{
    /// <inheritdoc />
    public string Name => EventNames.PositionOpened;
}
