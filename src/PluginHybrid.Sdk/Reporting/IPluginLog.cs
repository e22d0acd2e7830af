namespace PluginHybrid.Sdk.Reporting;

/// <summary>The plugin's lines in the host's log, each with its id. Registered secrets are taken out.</summary>
public interface IPluginLog
{
    /// <summary>Writes a line, at most 4,000 characters of it.</summary>
    /// <param name="level">How loud.</param>
    /// <param name="text">One sentence.</param>
    /// <example><code>Log.Write(PluginLogLevel.Warning, "no stop for 30 s");</code></example>
    void Write(PluginLogLevel level, string text);

    /// <summary>A line for whoever looks for a cause.</summary>
    /// <param name="text">One sentence.</param>
    /// <example><code>Log.Debug($"high {high}");</code></example>
    void Debug(string text) => Write(PluginLogLevel.Debug, text);

    /// <summary>A line for the operator.</summary>
    /// <param name="text">One sentence.</param>
    /// <example><code>Log.Information("trail active");</code></example>
    void Information(string text) => Write(PluginLogLevel.Information, text);

    /// <summary>A line the operator should not miss.</summary>
    /// <param name="text">One sentence.</param>
    /// <example><code>Log.Warning("liquidation is 4 % away");</code></example>
    void Warning(string text) => Write(PluginLogLevel.Warning, text);

    /// <summary>Something must be done by a person; shown until it is seen.</summary>
    /// <param name="text">One sentence.</param>
    /// <example><code>Log.Alert("daily loss above the limit");</code></example>
    void Alert(string text) => Write(PluginLogLevel.Alert, text);
}
