namespace PluginHybrid.Sdk.Events;

/// <summary>The venue accepted the key on the private stream.</summary>
/// <param name="Stamp">Place and time.</param>
/// <example><code>
/// public override ValueTask OnOther(IHybridEvent happened)
/// {
///     if (happened is AuthSucceeded) { Log.Information("the key works"); }
///     return default;
/// }
/// </code></example>
public readonly record struct AuthSucceeded(EventStamp Stamp) : IHybridEvent
{
    /// <inheritdoc />
    public string Name => EventNames.AuthSuccess;
}

/// <summary>The venue refused the key on the private stream, or did not answer in time.</summary>
/// <param name="Stamp">Place and time.</param>
/// <param name="Reason">The venue's text, redacted, or what was waited for.</param>
/// <param name="IsFinal">True when no retry can mend it: the stream has failed.</param>
/// <param name="WhatToCheck">What a person should look at.</param>
/// <example><code>
/// public override ValueTask OnOther(IHybridEvent happened)
/// {
///     if (happened is AuthFailed { IsFinal: true } failed) { Log.Alert($"{failed.Reason}. {failed.WhatToCheck}"); }
///     return default;
/// }
/// </code></example>
public readonly record struct AuthFailed(EventStamp Stamp, string Reason, bool IsFinal, string WhatToCheck) : IHybridEvent
{
    /// <inheritdoc />
    public string Name => EventNames.AuthFailed;
}
