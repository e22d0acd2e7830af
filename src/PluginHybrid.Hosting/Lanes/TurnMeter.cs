namespace PluginHybrid.Hosting.Lanes;

/// <summary>How long turns take: the last one, and percentiles over all. Written by the lane, read by anyone.</summary>
/// <remarks>Buckets of a sixth of their value, from 1 µs to about a minute; no allocation.</remarks>
internal sealed class TurnMeter
{
    private const int PerDoubling = 4;
    private readonly long[] _counts = new long[27 * PerDoubling];

    /// <summary>Microseconds of the last turn.</summary>
    public double LastMicroseconds { get; private set; }

    public void Add(TimeSpan took)
    {
        LastMicroseconds = took.TotalMicroseconds;
        var bucket = LastMicroseconds <= 1 ? 0 : (int)(Math.Log2(LastMicroseconds) * PerDoubling);
        _counts[Math.Min(bucket, _counts.Length - 1)]++;
    }

    /// <summary>The upper end of the bucket below which a share of the turns lies, in microseconds; 0 before the first turn.</summary>
    /// <param name="share">0 to 1.</param>
    public double Percentile(double share)
    {
        var total = 0L;
        foreach (var count in _counts)
        {
            total += count;
        }

        var left = (long)Math.Ceiling(total * share);
        for (var i = 0; i < _counts.Length && total > 0; i++)
        {
            left -= _counts[i];
            if (left <= 0)
            {
                return Math.Round(Math.Pow(2, (i + 1.0) / PerDoubling), 1);
            }
        }

        return 0;
    }
}
