namespace PluginHybrid.Simulation.Links;

/// <summary>How the links of one stream are at present. Times are moments of the timeline up to which something lasts.</summary>
internal sealed class StreamTrouble
{
    /// <summary>Nothing arrives until then; afterwards all of it at once.</summary>
    public long ClogUntil { get; set; }

    /// <summary>Dials vanish until then.</summary>
    public long HangUntil { get; set; }

    /// <summary>Dials are refused until then.</summary>
    public long RefuseUntil { get; set; }

    /// <summary>Private frames, and changes of prices, are told twice until then.</summary>
    public long RepeatUntil { get; set; }

    /// <summary>How much longer each message takes.</summary>
    public long Slower { get; set; }
}
