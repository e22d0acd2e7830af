using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>What the operator decided for one plugin.</summary>
public sealed record PluginTerms
{
    /// <summary>False: it is not started. Default true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>What becomes of its orders. Default shadow: nothing is sent.</summary>
    public PluginMode Mode { get; init; } = PluginMode.Shadow;

    /// <summary>What it may do of what it asks for. Default nothing.</summary>
    public Capabilities Allow { get; init; }

    /// <summary>True runs its handlers on the receiving thread: no wake-up, no isolation from slowness, until it overruns. Default false.</summary>
    public bool Inline { get; init; }

    /// <summary>True runs it in a process of its own: <c>isolation: process</c>. Default false.</summary>
    public bool OwnProcess { get; init; }

    /// <summary>Account events that may wait for it. Default 4096.</summary>
    public int QueueCapacity { get; init; } = 4096;
}
