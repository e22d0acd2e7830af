using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Plugins;

/// <summary>What the operator sees of the plugins of a running host, and can do to them.</summary>
internal interface IPluginBoard
{
    /// <summary>All plugins found, by id in ordinal order.</summary>
    IReadOnlyList<PluginLine> Plugins();

    /// <summary>Starts a plugin that is disabled.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="token">Gives up waiting.</param>
    Task EnableAsync(string id, CancellationToken token);

    /// <summary>Stops a plugin until it is enabled; what it stored stays.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="token">Gives up waiting.</param>
    Task DisableAsync(string id, CancellationToken token);

    /// <summary>Loads a plugin's files again and swaps.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="token">Gives up waiting.</param>
    Task ReloadAsync(string id, CancellationToken token);

    /// <summary>Lets a plugin out of quarantine.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="token">Gives up waiting.</param>
    Task ResumeAsync(string id, CancellationToken token);

    /// <summary>Changes a plugin's mode until the host ends.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="mode">From its next command on.</param>
    /// <param name="token">Gives up waiting.</param>
    Task SetModeAsync(string id, PluginMode mode, CancellationToken token);
}
