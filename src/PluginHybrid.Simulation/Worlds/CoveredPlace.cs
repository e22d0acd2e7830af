using PluginHybrid.Simulation.Days;

namespace PluginHybrid.Simulation.Worlds;

/// <summary>Where a trouble struck.</summary>
/// <param name="Kind">What struck.</param>
/// <param name="Connection">State of the private stream: <c>down</c>, <c>dialling</c>, <c>authenticating</c>, <c>reading</c>, <c>fresh</c>; <c>dead</c> while no host lived.</param>
/// <param name="Position"><c>closing</c> while an order of the host that reduces is under way or works; else <c>naked</c> when a leg has no stop, <c>protected</c> when all have one, <c>flat</c> when nothing is held.</param>
public sealed record CoveredPlace(TroubleKind Kind, string Connection, string Position);
