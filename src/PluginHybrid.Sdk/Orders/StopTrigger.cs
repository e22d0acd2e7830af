namespace PluginHybrid.Sdk.Orders;

/// <summary>Which price sets off a stop.</summary>
/// <example><code>new SetStop(key, price, "why") { Trigger = StopTrigger.LastPrice }</code></example>
public enum StopTrigger
{
    /// <summary>The mark price, which follows an index: single trades do not set it off. Our default.</summary>
    MarkPrice,

    /// <summary>The last traded price; the venue's default.</summary>
    LastPrice,

    /// <summary>The index price.</summary>
    IndexPrice,
}
