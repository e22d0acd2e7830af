namespace PluginHybrid.Sdk.Events;

/// <summary>A stream became live for the first time in this session.</summary>
/// <param name="Stamp">Place and time.</param>
/// <param name="Stream">Which one.</param>
/// <example><code>
/// public override ValueTask OnOther(IHybridEvent happened)
/// {
///     if (happened is StreamConnected { Stream: StreamKind.Private }) { Log.Information("the private stream is open"); }
///     return default;
/// }
/// </code></example>
public readonly record struct StreamConnected(EventStamp Stamp, StreamKind Stream) : IHybridEvent
{
    /// <inheritdoc />
    public string Name => Stream == StreamKind.Private ? EventNames.PrivateConnected : EventNames.PublicConnected;
}

/// <summary>A stream was lost, or a dial failed after it had been live.</summary>
/// <param name="Stamp">Place and time.</param>
/// <param name="Stream">Which one.</param>
/// <param name="Reason">What was seen, in words.</param>
/// <example><code>
/// public override ValueTask OnOther(IHybridEvent happened)
/// {
///     if (happened is StreamDisconnected lost) { Log.Warning($"{lost.Stream}: {lost.Reason}"); }
///     return default;
/// }
/// </code></example>
public readonly record struct StreamDisconnected(EventStamp Stamp, StreamKind Stream, string Reason) : IHybridEvent
{
    /// <inheritdoc />
    public string Name => Stream == StreamKind.Private ? EventNames.PrivateDisconnected : EventNames.PublicDisconnected;
}

/// <summary>A stream is live again after a loss. Its half of the truth follows with <see cref="StreamFresh"/>.</summary>
/// <param name="Stamp">Place and time.</param>
/// <param name="Stream">Which one.</param>
/// <param name="Gap">From the loss to live.</param>
/// <example><code>
/// public override ValueTask OnOther(IHybridEvent happened)
/// {
///     if (happened is StreamReconnected back) { Log.Information($"{back.Stream} is back after {back.Gap}"); }
///     return default;
/// }
/// </code></example>
public readonly record struct StreamReconnected(EventStamp Stamp, StreamKind Stream, TimeSpan Gap) : IHybridEvent
{
    /// <inheritdoc />
    public string Name => Stream == StreamKind.Private ? EventNames.PrivateReconnected : EventNames.PublicReconnected;
}

/// <summary>A stream's half of the truth is not to be trusted: positions (private) or prices (public).</summary>
/// <param name="Stamp">Place and time.</param>
/// <param name="Stream">Which half.</param>
/// <param name="Reason">Why, in words.</param>
/// <example><code>public override ValueTask OnStale(StreamStale stale) { Log.Warning($"{stale.Stream}: {stale.Reason}"); return default; }</code></example>
public readonly record struct StreamStale(EventStamp Stamp, StreamKind Stream, string Reason) : IHybridEvent
{
    /// <inheritdoc />
    public string Name => EventNames.StreamStale;
}

/// <summary>A stream's half of the truth is the venue's: positions reconciled (private) or every held symbol priced live (public).</summary>
/// <param name="Stamp">Place and time.</param>
/// <param name="Stream">Which half.</param>
/// <param name="StaleFor">How long it was not.</param>
/// <example><code>public override ValueTask OnFresh(StreamFresh fresh) { Log.Information($"{fresh.Stream} again after {fresh.StaleFor}"); return default; }</code></example>
public readonly record struct StreamFresh(EventStamp Stamp, StreamKind Stream, TimeSpan StaleFor) : IHybridEvent
{
    /// <inheritdoc />
    public string Name => EventNames.StreamFresh;
}
