namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>Where a plugin stands.</summary>
public enum PluginState
{
    /// <summary>The operator does not want it to run, or the host has stopped.</summary>
    Stopped,

    /// <summary>It could not be loaded, or its start failed; a changed file starts it.</summary>
    Refused,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>The guard paused it; it is started again by itself.</summary>
    Suspended,

    /// <summary>The guard stopped it; a person or a new version starts it.</summary>
    Quarantined,
}
