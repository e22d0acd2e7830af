namespace PluginHybrid.Configuration;

/// <summary>What the watchdog does about an open leg without a stop.</summary>
internal enum ProtectionPolicy
{
    /// <summary>Warns, alerts, and sets the emergency stop where a distance is configured.</summary>
    Require,

    /// <summary>Warns, then alerts.</summary>
    Warn,

    /// <summary>Nothing.</summary>
    Off,
}
