namespace PluginHybrid.Sdk.Events;

/// <summary>Reading positions over REST began.</summary>
/// <param name="Stamp">Place and time.</param>
/// <param name="Attempt">From 1; rises with each retry after a failure.</param>
/// <example><code>
/// public override ValueTask OnOther(IHybridEvent happened)
/// {
///     if (happened is ReconcileStarted { Attempt: &gt; 1 } again) { Log.Warning($"attempt {again.Attempt}"); }
///     return default;
/// }
/// </code></example>
public readonly record struct ReconcileStarted(EventStamp Stamp, int Attempt) : IHybridEvent
{
    /// <inheritdoc />
    public string Name => EventNames.ReconcileStarted;
}

/// <summary>The host's positions equal the venue's.</summary>
/// <param name="Stamp">Place and time.</param>
/// <param name="Rows">Position rows read.</param>
/// <param name="Corrected">Legs that opened, changed or closed because of the read.</param>
/// <param name="Took">From the first request to the last answer.</param>
/// <example><code>
/// public override ValueTask OnOther(IHybridEvent happened)
/// {
///     if (happened is ReconcileCompleted done) { Log.Information($"{done.Rows} rows, {done.Corrected} corrected, {done.Took.TotalMilliseconds:0} ms"); }
///     return default;
/// }
/// </code></example>
public readonly record struct ReconcileCompleted(EventStamp Stamp, int Rows, int Corrected, TimeSpan Took) : IHybridEvent
{
    /// <inheritdoc />
    public string Name => EventNames.ReconcileCompleted;
}

/// <summary>A read failed. Positions stay as they were and stale; the read is tried again.</summary>
/// <param name="Stamp">Place and time.</param>
/// <param name="Reason">What went wrong, redacted.</param>
/// <param name="RetryIn">Wait before the next attempt.</param>
/// <example><code>
/// public override ValueTask OnOther(IHybridEvent happened)
/// {
///     if (happened is ReconcileFailed failed) { Log.Warning($"{failed.Reason}; again in {failed.RetryIn}{(failed.Failure == ReadFailure.Key ? ", a person must look at the key" : "")}"); }
///     return default;
/// }
/// </code></example>
public readonly record struct ReconcileFailed(EventStamp Stamp, string Reason, TimeSpan RetryIn) : IHybridEvent
{
    /// <inheritdoc />
    public string Name => EventNames.ReconcileFailed;

    /// <summary>What kind of failure it was; <see cref="ReadFailure.Key"/> does not heal by itself.</summary>
    public ReadFailure Failure { get; init; }
}
