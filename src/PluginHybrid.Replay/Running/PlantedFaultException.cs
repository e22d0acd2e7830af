namespace PluginHybrid.Replay.Running;

/// <summary>What a plugin throws where a simulation or a fault script has it throw, and where a replay of that does.</summary>
public sealed class PlantedFaultException() : Exception("thrown on purpose in place of the plugin");
