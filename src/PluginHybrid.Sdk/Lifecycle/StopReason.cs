namespace PluginHybrid.Sdk.Lifecycle;

/// <summary>Why a plugin stops. Orders given while stopping are denied: leave the venue as it is.</summary>
/// <example><code>public override ValueTask OnStop(StopReason reason) { Save(); return default; }</code></example>
public enum StopReason
{
    /// <summary>The host ends.</summary>
    HostStop,

    /// <summary>A person disabled it, or its file is gone.</summary>
    Disabled,

    /// <summary>A new version takes over.</summary>
    Swap,

    /// <summary>The guard paused it.</summary>
    Suspended,
}
