using PluginHybrid.Testing;

namespace PluginHybrid.Integration.Tests.Rigging;

/// <summary>Allows for the exchange in the same process: pools of REST connections and timers breathe. Both ends of fifteen idle connections are
/// thirty handles, for two minutes; a socket left behind by each of fifty reconnects would be a hundred.</summary>
public static class Breathing
{
    public static bool IsAboutBackTo(this Footprint now, Footprint before) =>
        now.IsBackTo(before with { Timers = before.Timers + 4, Handles = before.Handles + 30 }, threadsMore: 6);
}
