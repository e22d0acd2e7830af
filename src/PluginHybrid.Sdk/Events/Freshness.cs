namespace PluginHybrid.Sdk.Events;

/// <summary>Whether an event may be acted on without caution.</summary>
/// <example><code>if (update.Freshness == Freshness.Stale) { return; } // tighten if you must, do not close on old prices</code></example>
public enum Freshness
{
    /// <summary>Positions not yet reconciled, or the price is not yet (or no longer) live: tighten if you must, never close on it.</summary>
    Stale,

    /// <summary>Positions are the venue's, and the price is live.</summary>
    Fresh,
}
