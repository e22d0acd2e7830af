using Microsoft.Extensions.Logging;

namespace PluginHybrid.Configuration;

/// <summary>The log on stderr.</summary>
internal sealed record LogSettings
{
    /// <summary>Quietest level that is still written.</summary>
    public LogLevel Level { get; init; } = LogLevel.Information;
}
