using System.Numerics;

namespace PluginHybrid.Watching;

/// <summary>Counts delays in buckets about three percent wide, from one microsecond to over an hour. Recording allocates nothing.</summary>
/// <remarks>One thread records at a time; others may read meanwhile and see each count old or new.</remarks>
internal sealed class LatencyHistogram
{
    // Below 64 µs every microsecond has its bucket; above, each doubling is cut into 32.
    private const int StepBits = 5;
    private const int Steps = 1 << StepBits;
    private const int Doublings = 28;

    private readonly long[] _buckets = new long[(Doublings + 2) * Steps];
    private long _maxMicroseconds;

    /// <summary>Adds one delay. A negative one, from clocks that disagree, counts as zero; one beyond the range as the longest.</summary>
    /// <param name="delay">The delay.</param>
    public void Record(TimeSpan delay)
    {
        var microseconds = Math.Max(0, delay.Ticks / TimeSpan.TicksPerMicrosecond);
        _buckets[Math.Min(BucketOf(microseconds), _buckets.Length - 1)]++;
        _maxMicroseconds = Math.Max(_maxMicroseconds, microseconds);
    }

    /// <summary>The figures so far; <c>null</c> when nothing was recorded.</summary>
    public LatencyFigures? Figures()
    {
        var buckets = (long[])_buckets.Clone();
        var count = buckets.Sum();
        return count == 0
            ? null
            : new(count, Quantile(buckets, count, 0.5), Quantile(buckets, count, 0.9), Quantile(buckets, count, 0.99), Volatile.Read(ref _maxMicroseconds) / 1000.0);
    }

    private static int BucketOf(long microseconds)
    {
        if (microseconds < 2 * Steps)
        {
            return (int)microseconds;
        }

        var doubling = BitOperations.Log2((ulong)microseconds) - StepBits;
        return (doubling * Steps) + (int)(microseconds >> doubling);
    }

    // The middle of the bucket that holds the wanted rank.
    private double Quantile(long[] buckets, long count, double share)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(share * count));
        var bucket = 0;
        for (var seen = buckets[0]; seen < rank; seen += buckets[bucket])
        {
            bucket++;
        }

        return Math.Min(MiddleOf(bucket), _maxMicroseconds) / 1000.0;
    }

    private static double MiddleOf(int bucket)
    {
        if (bucket < 2 * Steps)
        {
            return bucket;
        }

        var doubling = (bucket / Steps) - 1;
        var low = (long)((bucket % Steps) + Steps) << doubling;
        return low + (((1L << doubling) - 1) / 2.0);
    }
}
