namespace PluginHybrid.Recordings.Redaction;

/// <summary>Tells public data at a glance: it passes whole, and it is nearly all there is.</summary>
internal static class PublicTopic
{
    private static readonly byte[] Beginning = [.. "{\"topic\":\"tickers."u8];

    /// <summary>True for a frame of a public ticker topic that begins with its topic, as the venue's do.</summary>
    public static bool Is(ReadOnlySpan<byte> utf8) => utf8.StartsWith(Beginning);
}
