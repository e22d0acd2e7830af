namespace PluginHybrid.Plugins.Managing;

/// <summary>In what the distance of the initial stop is measured.</summary>
public enum StopBy
{
    /// <summary>Percent of the entry price.</summary>
    Percent,

    /// <summary>The quote currency.</summary>
    Price,
}
