namespace PluginHybrid.Plugins.Managing;

/// <summary>A reduction that was asked for, while no answer has come: a smaller position is the answer.</summary>
/// <param name="From">Size of the position when it was asked for.</param>
/// <param name="Day">The day whose loss it was for; <c>null</c>: for exposure.</param>
internal sealed record AskedReduction(decimal From, DateTimeOffset? Day);
