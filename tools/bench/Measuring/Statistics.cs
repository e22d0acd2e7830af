namespace PluginHybrid.Bench.Measuring;

/// <summary>What is made of several rounds.</summary>
internal static class Statistics
{
    public static double Median(this IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>The median of the ratios of each round: what shifts the whole machine for a while shifts both sides.</summary>
    public static double MedianRatio(IEnumerable<double> ours, IEnumerable<double> theirs) =>
        ours.Zip(theirs, (mine, other) => mine / other).Median();
}
