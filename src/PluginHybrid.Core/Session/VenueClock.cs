namespace PluginHybrid.Core.Session;

/// <summary>The venue's time, as far as it was measured.</summary>
internal sealed class VenueClock
{
    private TimeSpan _error;

    /// <summary>Venue time minus ours; <c>null</c> until measured.</summary>
    public TimeSpan? Offset { get; private set; }

    /// <summary>True when a measurement was taken since the last <see cref="Doubt"/>.</summary>
    public bool IsTrusted { get; private set; }

    /// <summary>Takes a measurement.</summary>
    /// <param name="offset">Venue time minus ours.</param>
    /// <param name="roundTrip">Of the measurement: the first one of a process may take most of a second.</param>
    public void Measured(TimeSpan offset, TimeSpan roundTrip)
    {
        Offset = offset;
        _error = roundTrip / 2;
        IsTrusted = true;
    }

    /// <summary>Something went wrong that a wrong clock would explain: measure again.</summary>
    public void Doubt() => IsTrusted = false;

    /// <summary>The venue's time, or ours when nothing was measured, ms since 1970.</summary>
    /// <param name="now">Our time.</param>
    public long VenueMs(DateTimeOffset now) => (now + (Offset ?? TimeSpan.Zero)).ToUnixTimeMilliseconds();

    /// <summary>The earliest that the venue's time can be, given how the measurement may err, ms since 1970.</summary>
    /// <param name="now">Our time.</param>
    public long EarliestVenueMs(DateTimeOffset now) => VenueMs(now - _error);
}
