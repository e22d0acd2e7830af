using PluginHybrid.FakeExchange;

namespace PluginHybrid.Simulation.Checking;

/// <summary>The secrets of every simulated day: the key and secret that the world's account has.</summary>
public static class Canaries
{
    /// <summary>They, in no order that matters.</summary>
    public static IReadOnlyList<string> All { get; } = [FakeBybit.DefaultApiKey, FakeBybit.DefaultApiSecret];
}
