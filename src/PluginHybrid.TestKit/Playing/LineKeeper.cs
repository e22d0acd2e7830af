using Microsoft.Extensions.Logging;

namespace PluginHybrid.TestKit.Playing;

/// <summary>Keeps log lines with their virtual time.</summary>
internal sealed class LineKeeper(VirtualTime time) : ILoggerFactory, ILogger
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
        // The run is the only one who reads.
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            _lines.Add($"{time.Now - VirtualTime.Epoch:hh\\:mm\\:ss} {logLevel}: {formatter(state, exception)}{(exception is null ? "" : $" {exception}")}");
        }
    }

    public void Dispose()
    {
        // Lines are read after the run.
    }
}
