namespace PluginHybrid.Bybit.Rest;

/// <summary>The venue's clock as far as we know it.</summary>
/// <remarks>
/// The venue takes what is up to a receive window late, but refuses what is a second ahead, whatever the window
/// (FACTS §8.1). So a request's time is set back by what the measurement may be wrong.
/// </remarks>
/// <param name="time">Our clock.</param>
internal sealed class ClockOffset(TimeProvider time)
{
    private static readonly TimeSpan MarginMin = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan MarginMax = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private ClockReading _reading;

    /// <summary>The last measurement; zero before the first.</summary>
    public ClockReading Reading
    {
        get
        {
            lock (_gate)
            {
                return _reading;
            }
        }
    }

    /// <summary>Venue time, as well as we know it.</summary>
    public DateTimeOffset VenueNow => time.GetUtcNow() + Reading.Offset;

    /// <summary>Takes a new measurement.</summary>
    /// <param name="reading">The measurement.</param>
    public void Set(ClockReading reading)
    {
        lock (_gate)
        {
            _reading = reading;
        }
    }

    /// <summary>The time to write on a request that is sent now: surely not ahead of the venue, in ms since 1970.</summary>
    public long TimestampMs()
    {
        var reading = Reading;
        var margin = reading.RoundTrip / 2;
        margin = margin < MarginMin ? MarginMin : margin > MarginMax ? MarginMax : margin;
        return (time.GetUtcNow() + reading.Offset - margin).ToUnixTimeMilliseconds();
    }
}
