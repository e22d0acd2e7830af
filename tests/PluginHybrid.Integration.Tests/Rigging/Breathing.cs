using PluginHybrid.Testing;

namespace PluginHybrid.Integration.Tests.Rigging;

/// <summary>Allows for the exchange in the same process: its pools of REST connections and timers breathe, by a few.</summary>
public static class Breathing
{
    public static bool IsAboutBackTo(this Footprint now, Footprint before) =>
        now.IsBackTo(before with { Timers = before.Timers + 4, Handles = before.Handles + 8 }, threadsMore: 6);
}
