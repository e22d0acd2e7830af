namespace PluginHybrid.Sdk.Events;

/// <summary>What made a position event happen.</summary>
/// <example><code>if (update.Cause == UpdateCause.Tick) { Metrics.Count("ticks"); }</code></example>
public enum UpdateCause
{
    /// <summary>A frame of the private stream.</summary>
    PrivatePush,

    /// <summary>A ticker frame.</summary>
    Tick,

    /// <summary>A REST read after a start or a gap.</summary>
    Reconciliation,
}
