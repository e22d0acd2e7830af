using PluginHybrid.System.Tests.Rigging;
using PluginHybrid.Testing;

namespace PluginHybrid.System.Tests.Scenario;

/// <summary>The accepted decision lists of the scenario, one text file per form and leg beside this class.</summary>
internal static class AcceptedDecisions
{
    public static string Of(PluginForm form, Leg leg)
    {
        var name = $"{form}-{(leg.IsLong ? "long" : "short")}-{(leg.PositionIdx == 0 ? "one-way" : "hedge")}.txt".ToLowerInvariant();
        var path = Path.Combine(Repository.Root, "tests", "PluginHybrid.System.Tests", "Scenario", "Accepted", name);
        return File.Exists(path) ? File.ReadAllText(path) : $"There is no {path}: accept the text below by writing it there.";
    }
}
