using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;

namespace PluginHybrid.Simulation.Shrinking;

/// <summary>A failing day made small.</summary>
/// <param name="Day">It fails in the same way as the day it was made of.</param>
/// <param name="Violation">How it fails.</param>
/// <param name="Runs">Days lived to find it.</param>
/// <param name="IsMinimal">False when the limit of runs or an interrupt ended the search before nothing more could go.</param>
public sealed record ShrunkDay(Day Day, Violation Violation, int Runs, bool IsMinimal)
{
    /// <summary>Troubles and deeds that are left.</summary>
    public int Size => Day.Troubles.Count + Day.Deeds.Count;
}
