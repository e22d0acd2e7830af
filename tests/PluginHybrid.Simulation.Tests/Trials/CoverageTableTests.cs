using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Trials;
using PluginHybrid.Simulation.Worlds;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Trials;

[Category(Level.Unit)]
public sealed class CoverageTableTests
{
    [Fact]
    public void Every_kind_has_a_line_and_a_cell_counts_by_position()
    {
        var coverage = new Dictionary<CoveredPlace, int>
        {
            [new CoveredPlace(TroubleKind.HostCrash, "fresh", "naked")] = 3,
            [new CoveredPlace(TroubleKind.HostCrash, "fresh", "protected")] = 12,
        };

        var table = CoverageTable.Of(coverage);

        Assert.Contains("| HostCrash |  |  |  |  |  | -/3/-/12 |", table, StringComparison.Ordinal);
        Assert.Equal(Enum.GetValues<TroubleKind>().Length + 2, table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(2, CoverageTable.Count(coverage).Reached);
    }
}
