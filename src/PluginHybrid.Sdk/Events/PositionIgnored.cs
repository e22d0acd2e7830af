namespace PluginHybrid.Sdk.Events;

/// <summary>The venue reported a position the host does not manage. Told once per category and symbol; then left alone.</summary>
/// <param name="Stamp">Place and time.</param>
/// <param name="Category"><c>inverse</c>, <c>option</c>, ... as the venue spells it.</param>
/// <param name="Symbol">The venue's symbol.</param>
/// <example><code>
/// public override ValueTask OnOther(IHybridEvent happened)
/// {
///     if (happened is PositionIgnored other) { Log.Warning($"{other.Symbol} ({other.Category}) is not managed here"); }
///     return default;
/// }
/// </code></example>
public readonly record struct PositionIgnored(EventStamp Stamp, string Category, string Symbol) : IHybridEvent
{
    /// <inheritdoc />
    public string Name => EventNames.PositionIgnored;
}
