using PluginHybrid.Testing;
using PluginHybrid.Watching;

namespace PluginHybrid.Cli.Tests.Watching;

[Category(Level.Unit)]
public sealed class LatencyHistogramTests
{
    [Fact]
    public void Percentiles_are_within_three_percent_of_the_sorted_truth()
    {
        var random = new Random(11);
        var histogram = new LatencyHistogram();
        var truth = new List<double>();
        for (var number = 0; number < 20_000; number++)
        {
            var milliseconds = Math.Exp(random.NextDouble() * 12) / 1000;
            truth.Add(milliseconds);
            histogram.Record(TimeSpan.FromMilliseconds(milliseconds));
        }

        truth.Sort();
        var figures = histogram.Figures()!;
        Assert.Equal(20_000, figures.Count);
        Near(truth[9_999], figures.P50);
        Near(truth[17_999], figures.P90);
        Near(truth[19_799], figures.P99);
        Assert.Equal(truth[^1], figures.Max, 0.001);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(1_000)]
    [InlineData(3_600_000_000)]
    public void One_delay_is_every_percentile(long microseconds)
    {
        var histogram = new LatencyHistogram();
        histogram.Record(TimeSpan.FromMicroseconds(microseconds));

        var figures = histogram.Figures()!;
        Near(microseconds / 1000.0, figures.P50);
        Near(microseconds / 1000.0, figures.P99);
        Assert.Equal(microseconds / 1000.0, figures.Max);
    }

    [Fact]
    public void A_delay_out_of_range_counts_at_the_edge()
    {
        var histogram = new LatencyHistogram();
        histogram.Record(TimeSpan.FromSeconds(-1));
        histogram.Record(TimeSpan.FromDays(900));

        var figures = histogram.Figures()!;
        Assert.Equal(2, figures.Count);
        Assert.Equal(0, figures.P50);
        Assert.Equal(TimeSpan.FromDays(900).TotalMilliseconds, figures.Max);
    }

    [Fact]
    public void Without_delays_there_are_no_figures()
    {
        Assert.Null(new LatencyHistogram().Figures());
    }

    private static void Near(double truth, double found) => Assert.InRange(found, truth * 0.97, (truth * 1.03) + 0.0005);
}
