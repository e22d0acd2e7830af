using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Trials;
using PluginHybrid.Simulation.Worlds;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Trials;

[Category(Level.Unit)]
public sealed class CoverageTableTests
{
    private static readonly Dictionary<CoveredPlace, int> Coverage = new()
    {
        [new CoveredPlace(TroubleKind.HostCrash, "fresh", "naked")] = 3,
        [new CoveredPlace(TroubleKind.HostCrash, "fresh", "protected")] = 12,
        [new CoveredPlace(TroubleKind.Reset, "dialling", "flat")] = 1,
        [new CoveredPlace(TroubleKind.Wick, "fresh", "flat")] = 0,
    };

    [Fact]
    public void Every_kind_that_struck_has_a_line_and_a_cell_counts_by_position()
    {
        var lines = CoverageTable.Of(Coverage).Split('\n');

        Assert.Equal(
            [
                "| Struck while flat/naked/closing/protected | dead | down | dialling | authenticating | reading |    fresh |",
                "|-------------------------------------------|-----:|-----:|---------:|---------------:|--------:|---------:|",
                "| Reset                                     |      |      |  1/-/-/- |                |         |          |",
                "| HostCrash                                 |      |      |          |                |         | -/3/-/12 |",
                "",
            ],
            lines[..5]);
        Assert.StartsWith("Never struck: Close, Silence, ", lines[5], StringComparison.Ordinal);
        Assert.Contains(", Wick, ", lines[5], StringComparison.Ordinal);
    }

    [Fact]
    public void Places_are_counted_where_something_struck()
    {
        Assert.Equal((3, Enum.GetValues<TroubleKind>().Length * 6 * 4), CoverageTable.Count(Coverage));
        Assert.Equal(0, CoverageTable.Count(new Dictionary<CoveredPlace, int>()).Reached);
    }

    [Fact]
    public void With_every_kind_no_line_says_what_never_struck()
    {
        var all = Enum.GetValues<TroubleKind>().ToDictionary(kind => new CoveredPlace(kind, "dead", "closing"), _ => 7);

        Assert.DoesNotContain("Never struck", CoverageTable.Of(all), StringComparison.Ordinal);
        Assert.Equal(Enum.GetValues<TroubleKind>().Length, CoverageTable.Of(all).Split('\n').Count(line => line.Contains("| -/-/7/- |", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_table_without_any_says_so_of_every_kind() =>
        Assert.EndsWith($"\nNever struck: {string.Join(", ", Enum.GetNames<TroubleKind>())}.\n", CoverageTable.Of(new Dictionary<CoveredPlace, int>()), StringComparison.Ordinal);
}
