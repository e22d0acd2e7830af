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

    /// <summary>Snapshots of prices never set out until then.</summary>
    public long LoseSnapshotsUntil { get; set; }

    /// <summary>Private frames, and changes of prices, are told twice until then.</summary>
    public long RepeatUntil { get; set; }

    /// <summary>How much longer each message takes.</summary>
    public long Slower { get; set; }

    /// <summary>True when a message that would set out now is lost.</summary>
    public bool Loses(ReadOnlySpan<byte> payload, long now) =>
        LoseSnapshotsUntil > now && payload[..Math.Min(payload.Length, 120)].IndexOf("\"type\":\"snapshot\""u8) >= 0;
}
