namespace PluginHybrid.Replay.Lockstep;

/// <summary>Client and recording have parted so far that the order cannot be kept any longer: the replay ends here.</summary>
/// <param name="what">What was awaited, or what came instead.</param>
internal sealed class PartedException(string what) : Exception(what);
