using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace PluginHybrid.Authoring.Developing;

/// <summary>Leads the lines a plugin writes to the author, and of all others the warnings.</summary>
/// <param name="lines">Shows them.</param>
internal sealed class DevLog(DevLines lines) : ILoggerFactory
{
    private const string OfPlugins = "PluginHybrid.Plugin.";

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) =>
        categoryName.StartsWith(OfPlugins, StringComparison.Ordinal) ? new PluginLogger(lines) : NullLogger.Instance;

    /// <inheritdoc />
    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("The author sees all there is.");

    /// <inheritdoc />
    public void Dispose()
    {
        // Whoever made the lines ends them.
    }

    private sealed class PluginLogger(DevLines lines) : ILogger
    {
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lines.Tell(KindOf(logLevel), formatter(state, exception));
        }

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        private static string KindOf(LogLevel level) => level switch
        {
            LogLevel.Critical => "alert",
            LogLevel.Warning => "warning",
            LogLevel.Debug => "debug",
            _ => "log",
        };
    }
}
