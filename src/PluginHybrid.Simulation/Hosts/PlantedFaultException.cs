namespace PluginHybrid.Simulation.Hosts;

/// <summary>What a plugin throws while the day says that it throws.</summary>
public sealed class PlantedFaultException() : Exception("thrown by the simulation in place of the plugin");
