namespace PluginHybrid.Core.Session;

/// <summary>The venue's time, as far as it was measured.</summary>
internal sealed class VenueClock
{
    /// <summary>Venue time minus ours; <c>null</c> until measured.</summary>
    public TimeSpan? Offset { get; private set; }

    /// <summary>True when a measurement was taken since the last <see cref="Doubt"/>.</summary>
    public bool IsTrusted { get; private set; }

    /// <summary>Takes a measurement.</summary>
    /// <param name="offset">Venue time minus ours.</param>
    public void Measured(TimeSpan offset)
    {
        Offset = offset;
        IsTrusted = true;
    }

    /// <summary>Something went wrong that a wrong clock would explain: measure again.</summary>
    public void Doubt() => IsTrusted = false;

    /// <summary>The venue's time, or ours when nothing was measured, ms since 1970.</summary>
    /// <param name="now">Our time.</param>
    public long VenueMs(DateTimeOffset now) => (now + (Offset ?? TimeSpan.Zero)).ToUnixTimeMilliseconds();
}
