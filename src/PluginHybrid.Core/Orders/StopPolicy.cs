namespace PluginHybrid.Core.Orders;

/// <summary>What the watchdog does about an open leg without a stop.</summary>
public enum StopPolicy
{
    /// <summary>Nothing: whoever trades without stops on purpose.</summary>
    Off,

    /// <summary>Warns, then raises an alert.</summary>
    Warn,

    /// <summary>As <see cref="Warn"/>, and sets the emergency stop where a distance is configured.</summary>
    Require,
}
