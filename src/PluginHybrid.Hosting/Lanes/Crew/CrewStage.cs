namespace PluginHybrid.Hosting.Lanes.Crew;

/// <summary>Where a lane is with its crew.</summary>
internal enum CrewStage
{
    /// <summary>At rest, or ended.</summary>
    Idle,

    /// <summary>It waits for a thread.</summary>
    Queued,

    /// <summary>A thread runs it.</summary>
    Running,
}
