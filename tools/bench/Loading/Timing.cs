using PluginHybrid.Bench.Measuring;

namespace PluginHybrid.Bench.Loading;

/// <summary>Something done several times, and how long it took each time.</summary>
/// <param name="What">In words.</param>
/// <param name="Milliseconds">In order.</param>
internal sealed record Timing(string What, IReadOnlyList<double> Milliseconds)
{
    /// <summary>The fastest.</summary>
    public double Best => Milliseconds.Min();

    /// <summary>Half took no longer.</summary>
    public double Median => Milliseconds.Median();

    /// <summary>99 of 100 took no longer; with fewer than a hundred the slowest.</summary>
    public double P99 => Milliseconds.Order().ElementAt(Math.Min(Milliseconds.Count - 1, (int)(0.99 * Milliseconds.Count)));

    /// <summary>The slowest.</summary>
    public double Max => Milliseconds.Max();
}
