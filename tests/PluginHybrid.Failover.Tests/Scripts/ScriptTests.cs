using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.Failover.Tests.Rigging;

namespace PluginHybrid.Failover.Tests.Scripts;

/// <summary>Plays shipped scripts; each class takes those of one subject, so that subjects run side by side.</summary>
public abstract class ScriptTests
{
    private protected static async Task AsExpected(string name)
    {
        var script = ShippedScripts.Find(name);
        var (run, broken) = await Play.AllOf(script);
        foreach (var report in FaultReport.Of(run))
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"{report}");
        }

        Assert.True(broken.Count == 0, $"{script.Source}\n{string.Join('\n', broken)}");
    }
}
