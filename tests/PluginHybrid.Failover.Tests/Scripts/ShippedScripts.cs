using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.Testing;

namespace PluginHybrid.Failover.Tests.Scripts;

/// <summary>The fault scripts of <c>recordings/faults</c>.</summary>
internal static class ShippedScripts
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "recordings", "faults");

    public static IReadOnlyList<FaultScript> All { get; } =
        [.. Directory.GetFiles(Folder, "*.yaml").Order(StringComparer.Ordinal).Select(FaultScript.ReadFile)];

    /// <summary>The names of those whose name begins so.</summary>
    public static TheoryData<string> Named(string begin) =>
        [.. All.Select(script => script.Name).Where(name => name.StartsWith(begin, StringComparison.Ordinal))];

    public static FaultScript Find(string name) => All.Single(script => script.Name == name);
}
