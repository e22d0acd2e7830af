using Microsoft.Extensions.Logging;

namespace PluginHybrid.Hosting.Checking.Rehearsing;

/// <summary>Keeps what is logged from Information on, as texts.</summary>
internal sealed class RehearsalLog : ILoggerFactory, ILogger
{
    private readonly Lock _gate = new();
    private readonly List<(LogLevel Level, string Text)> _lines = [];

    /// <summary>The lines so far, in their order.</summary>
    public IReadOnlyList<(LogLevel Level, string Text)> Lines
    {
        get
        {
            lock (_gate) return [.. _lines];
        }
    }

    /// <inheritdoc />
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        var text = formatter(state, exception);
        lock (_gate) _lines.Add((logLevel, text));
    }

    /// <inheritdoc />
    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => this;

    /// <inheritdoc />
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc />
    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("A rehearsal keeps its lines itself.");

    /// <inheritdoc />
    public void Dispose()
    {
        // The lines are read after the host is gone.
    }
}
