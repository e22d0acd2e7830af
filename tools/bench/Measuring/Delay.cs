namespace PluginHybrid.Bench.Measuring;

/// <summary>From send to callback, in microseconds.</summary>
internal sealed record Delay(double P50, double P90, double P99, double Max)
{
    /// <summary>Reads the percentiles of samples; sorts them in place.</summary>
    /// <param name="samples">In units of <see cref="PaceClock"/>.</param>
    public static Delay Of(Span<long> samples)
    {
        samples.Sort();
        return new Delay(At(samples, 0.50), At(samples, 0.90), At(samples, 0.99), At(samples, 1));
    }

    private static double At(Span<long> sorted, double share) =>
        sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))] / (double)PaceClock.UnitsPerMicrosecond;
}
