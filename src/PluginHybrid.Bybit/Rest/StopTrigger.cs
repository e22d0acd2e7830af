namespace PluginHybrid.Bybit.Rest;

/// <summary>Which price sets off a stop.</summary>
public enum StopTrigger
{
    /// <summary>The last traded price; the venue's default.</summary>
    LastPrice,

    /// <summary>The mark price.</summary>
    MarkPrice,

    /// <summary>The index price.</summary>
    IndexPrice,
}
