namespace PluginHybrid.Sdk.Events;

/// <summary>A ticker topic is confirmed.</summary>
/// <param name="Stamp">Place and time.</param>
/// <param name="Symbol">The venue's symbol.</param>
/// <example><code>
/// public override ValueTask OnOther(IHybridEvent happened)
/// {
///     if (happened is TickerSubscribed on) { Log.Debug($"{on.Symbol} is followed"); }
///     return default;
/// }
/// </code></example>
public readonly record struct TickerSubscribed(EventStamp Stamp, string Symbol) : IHybridEvent
{
    /// <inheritdoc />
    public string Name => EventNames.TickerSubscribed;
}

/// <summary>A ticker topic was left: nothing more arrives for the symbol.</summary>
/// <param name="Stamp">Place and time.</param>
/// <param name="Symbol">The venue's symbol.</param>
/// <example><code>
/// public override ValueTask OnOther(IHybridEvent happened)
/// {
///     if (happened is TickerUnsubscribed off) { Log.Debug($"{off.Symbol} is no longer followed"); }
///     return default;
/// }
/// </code></example>
public readonly record struct TickerUnsubscribed(EventStamp Stamp, string Symbol) : IHybridEvent
{
    /// <inheritdoc />
    public string Name => EventNames.TickerUnsubscribed;
}

/// <summary>The venue refused a ticker topic. It stays wanted and is tried again later.</summary>
/// <param name="Stamp">Place and time.</param>
/// <param name="Symbol">The venue's symbol.</param>
/// <param name="Reason">The venue's text.</param>
/// <example><code>
/// public override ValueTask OnOther(IHybridEvent happened)
/// {
///     if (happened is TickerRefused refused) { Log.Warning($"{refused.Symbol}: {refused.Reason}"); }
///     return default;
/// }
/// </code></example>
public readonly record struct TickerRefused(EventStamp Stamp, string Symbol, string Reason) : IHybridEvent
{
    /// <inheritdoc />
    public string Name => EventNames.TickerRefused;
}
