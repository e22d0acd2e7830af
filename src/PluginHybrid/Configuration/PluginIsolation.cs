namespace PluginHybrid.Configuration;

/// <summary>Where a plugin runs.</summary>
internal enum PluginIsolation
{
    /// <summary>In this process, on a lane of its own.</summary>
    Lane,

    /// <summary>In a child process: code nobody vouches for.</summary>
    Process,
}
