namespace PluginHybrid.Sdk.Reporting;

/// <summary>How loud a plugin's line is.</summary>
/// <example><code>Log.Write(PluginLogLevel.Alert, "no stop, and the venue refuses one");</code></example>
public enum PluginLogLevel
{
    /// <summary>For whoever looks for a cause; hidden by default.</summary>
    Debug,

    /// <summary>For the operator.</summary>
    Information,

    /// <summary>Should not be missed.</summary>
    Warning,

    /// <summary>A person must act.</summary>
    Alert,
}
