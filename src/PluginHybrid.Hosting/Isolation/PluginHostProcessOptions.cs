using PluginHybrid.Hosting.Sources;

namespace PluginHybrid.Hosting.Isolation;

/// <summary>What <see cref="PluginHostProcess"/> needs of the program it runs in.</summary>
public sealed record PluginHostProcessOptions
{
    /// <summary>Loads what the host asks for.</summary>
    public required Func<PluginProcessRequest, IPluginLoader> Loader { get; init; }

    /// <summary>Called on another thread when the host is gone: ends the process, whatever the plugin's thread is doing.</summary>
    public required Action HostIsGone { get; init; }

    /// <summary>Takes one sentence when no host is on the other side.</summary>
    public required TextWriter Complaints { get; init; }

    /// <summary>Measures how long plugin code ran since the host last told the time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
