namespace PluginHybrid.Sdk.Reporting;

/// <summary>Figures of this plugin, shown by <c>hybrid plugins</c>. At most 100 names per plugin.</summary>
public interface IMetrics
{
    /// <summary>Adds to a counter.</summary>
    /// <param name="name">Lower case with dashes, for example <c>stops-moved</c>.</param>
    /// <param name="by">How much; default one.</param>
    /// <example><code>Metrics.Count("stops-moved");</code></example>
    void Count(string name, long by = 1);

    /// <summary>Shows a figure in place of the one before.</summary>
    /// <param name="name">Lower case with dashes, for example <c>exposure</c>.</param>
    /// <param name="value">The figure.</param>
    /// <example><code>Metrics.Gauge("exposure", total);</code></example>
    void Gauge(string name, decimal value);
}
