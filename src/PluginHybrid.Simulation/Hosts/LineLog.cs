using Microsoft.Extensions.Logging;

namespace PluginHybrid.Simulation.Hosts;

/// <summary>Hands every line of the log to somebody, exceptions included.</summary>
/// <param name="wrote">Where, and the line.</param>
internal sealed class LineLog(Action<string, string> wrote) : ILoggerFactory
{
    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new Category(categoryName, wrote);

    /// <inheritdoc />
    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("There is one place for lines here.");

    /// <inheritdoc />
    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Category(string name, Action<string, string> wrote) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            wrote("log", $"{logLevel} {name} {formatter(state, exception)} {exception}");
    }
}
