namespace PluginHybrid.Hosting.Lanes;

/// <summary>How a lane is at rest, and so what wakes it.</summary>
internal enum LaneRest
{
    /// <summary>It runs, or is about to.</summary>
    None,

    /// <summary>Nothing waits: any input wakes it.</summary>
    ForAnything,

    /// <summary>A handler is awaited: only control wakes it.</summary>
    ForControl,
}
