namespace PluginHybrid.Sdk.Values;

/// <summary>What becomes of a plugin's orders. The operator chooses; a new plugin starts in <see cref="Shadow"/>.</summary>
/// <example><code>
/// if (Mode == PluginMode.Shadow) { Log.Information("decisions are journaled, nothing is sent"); }
/// </code></example>
public enum PluginMode
{
    /// <summary>Orders pass every check and are journaled; none is sent. The plugin is told <c>Accepted</c> with <c>WasSent</c> false.</summary>
    Shadow,

    /// <summary>As shadow, and the host plays the venue: stops trigger and closes fill in a book of this plugin's own, at live prices.</summary>
    Paper,

    /// <summary>Orders are sent.</summary>
    Live,
}
