namespace PluginHybrid.Sdk.Lifecycle;

/// <summary>Why a plugin starts.</summary>
/// <example><code>if (Host.StartReason == StartReason.HostStart) { _graceUntil = Now + Settings.Grace; }</code></example>
public enum StartReason
{
    /// <summary>The host starts.</summary>
    HostStart,

    /// <summary>It is new in the folder, or a person enabled it.</summary>
    Enabled,

    /// <summary>A new version or new settings take over from the one before.</summary>
    Swap,

    /// <summary>The new version failed; this one is back.</summary>
    Rollback,

    /// <summary>The guard's pause is over, or a person resumed it.</summary>
    Resumed,
}
