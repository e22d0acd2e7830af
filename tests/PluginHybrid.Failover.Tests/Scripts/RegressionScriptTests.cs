using PluginHybrid.Failover.Tests.Rigging;
using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.Testing;

namespace PluginHybrid.Failover.Tests.Scripts;

/// <summary>The fault scripts of <c>recordings/regressions</c>: troubles and deeds of the days of the simulation, with real sockets.</summary>
[Category(Level.Failover)]
[Slow]
public sealed class RegressionScriptTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "recordings", "regressions");

    public static TheoryData<string> Names => [.. Directory.GetDirectories(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_host_comes_to_the_truth(string name)
    {
        var script = FaultScript.ReadFile(Path.Combine(Folder, name, "faults.yaml"));

        var (run, broken) = await Play.AllOf(script);

        Assert.True(broken.Count == 0, $"{script.Source}\n{string.Join('\n', broken)}");
        Assert.NotEmpty(run.Strikes);
    }
}
