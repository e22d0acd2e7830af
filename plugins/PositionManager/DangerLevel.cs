namespace PluginHybrid.Plugins.Managing;

/// <summary>How near liquidation is.</summary>
internal enum DangerLevel
{
    Far,
    Warning,
    Alert,
}
