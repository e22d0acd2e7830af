namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>Who gives the lanes their threads.</summary>
public enum LaneDriving
{
    /// <summary>A few threads serve all lanes, and a turn that lasts keeps its thread to itself. For live sessions.</summary>
    Threads,

    /// <summary>Whoever publishes an event runs it through all plugins, in the order of their ids, before it returns. For replay, simulation and tests.</summary>
    Inline,
}
