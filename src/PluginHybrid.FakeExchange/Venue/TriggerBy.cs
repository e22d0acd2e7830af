namespace PluginHybrid.FakeExchange.Venue;

/// <summary>Which price a stop watches (FACTS §8.3).</summary>
public enum TriggerBy
{
    /// <summary>The last traded price; the venue's default.</summary>
    LastPrice,

    /// <summary>The mark price.</summary>
    MarkPrice,

    /// <summary>The index price.</summary>
    IndexPrice,
}
