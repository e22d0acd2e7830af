namespace PluginHybrid.Sdk.Events;

/// <summary>How grave it is that a leg has no stop.</summary>
/// <example><code>if (alarm.Level >= ProtectionLevel.Alert) { Notify(alarm.Reason); }</code></example>
public enum ProtectionLevel
{
    /// <summary>A stop is there again.</summary>
    Protected,

    /// <summary>Without a stop for longer than the operator's first limit.</summary>
    Warning,

    /// <summary>For longer than the second limit: a person must look.</summary>
    Alert,

    /// <summary>The host sets an emergency stop itself.</summary>
    EmergencyStop,
}
