using PluginHybrid.Simulation.Days;

namespace PluginHybrid.Simulation.Worlds;

/// <summary>Where a trouble struck.</summary>
/// <param name="Kind">What struck.</param>
/// <param name="Connection">State of the private stream: <c>down</c>, <c>dialling</c>, <c>authenticating</c>, <c>reading</c>, <c>fresh</c>; <c>dead</c> while no host lived.</param>
/// <param name="Position"><c>flat</c>, <c>naked</c>, <c>protected</c> or <c>closing</c>: the worst of the legs held, in this order from bad to good: naked, closing, protected, flat.</param>
public sealed record CoveredPlace(TroubleKind Kind, string Connection, string Position);
