using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Sdk.Events;

/// <summary>The host's own watchdog found an open leg without a stop, or found it protected again.</summary>
/// <param name="Stamp">Its place in the stream.</param>
/// <param name="Key">The leg.</param>
/// <param name="Level">How grave.</param>
/// <param name="UnprotectedFor">How long it has been without a stop.</param>
/// <param name="Reason">In words, with what the host does next.</param>
/// <example><code>
/// public override ValueTask OnOther(IHybridEvent happened)
/// {
///     if (happened is ProtectionAlarm { Level: ProtectionLevel.Alert } alarm) { Log.Alert($"{alarm.Key}, {alarm.UnprotectedFor.TotalSeconds:0} s: {alarm.Reason}"); }
///     return default;
/// }
/// </code></example>
public readonly record struct ProtectionAlarm(
    EventStamp Stamp, PositionKey Key, ProtectionLevel Level, TimeSpan UnprotectedFor, string Reason) : IHybridEvent
{
    /// <inheritdoc />
    public string Name => EventNames.ProtectionAlarm;
}
