using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Sdk.Events;

/// <summary>A symbol's trading rules became known or changed. Comes before the first <see cref="PositionOpened"/> where the rules are known by then.</summary>
/// <param name="Stamp">Its place in the stream.</param>
/// <param name="Instrument">The rules.</param>
/// <example><code>
/// public override ValueTask OnOther(IHybridEvent happened)
/// {
///     if (happened is InstrumentUpdate rules) { Log.Debug($"{rules.Instrument.Symbol}: tick {rules.Instrument.TickSize}"); }
///     return default;
/// }
/// </code></example>
public readonly record struct InstrumentUpdate(EventStamp Stamp, Instrument Instrument) : IHybridEvent
{
    /// <inheritdoc />
    public string Name => EventNames.InstrumentUpdate;
}
