namespace PluginHybrid.Plugins.Managing;

/// <summary>What is done when a limit is passed. The alert comes in any case.</summary>
public enum Protection
{
    /// <summary>Alert only.</summary>
    None,

    /// <summary>Stops of the legs concerned move close to the price.</summary>
    TightenStops,

    /// <summary>The legs concerned become smaller.</summary>
    Reduce,

    /// <summary>The legs concerned are closed.</summary>
    Close,
}
