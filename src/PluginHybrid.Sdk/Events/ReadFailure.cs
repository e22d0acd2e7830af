namespace PluginHybrid.Sdk.Events;

/// <summary>Why a read of the venue failed.</summary>
/// <example><code>
/// public override ValueTask OnOther(IHybridEvent happened)
/// {
///     if (happened is ReconcileFailed failed)
///     {
///         var text = failed.Failure switch
///         {
///             ReadFailure.Transient =&gt; "the way there",
///             ReadFailure.RateLimited =&gt; "too many requests",
///             ReadFailure.Clock =&gt; "our clock",
///             ReadFailure.Key =&gt; "the key",
///             ReadFailure.Refused =&gt; "the request itself",
///             _ =&gt; "something new",
///         };
///         Log.Warning($"{text}: {failed.Reason}");
///     }
///     return default;
/// }
/// </code></example>
public enum ReadFailure
{
    /// <summary>No connection, a timeout, an answer that cannot be: it heals by itself.</summary>
    Transient,

    /// <summary>Too many requests: it heals after a wait.</summary>
    RateLimited,

    /// <summary>Our clock and the venue's disagree.</summary>
    Clock,

    /// <summary>The key is wrong, expired, bound to another address, or lacks a right: a person must look.</summary>
    Key,

    /// <summary>The venue refused the request for its content.</summary>
    Refused,
}
