using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PluginHybrid.Hosting.Lifecycle;

namespace PluginHybrid.Hosting.Checking.Rehearsing;

/// <summary>Keeps what the plugin itself logs from Information on, as texts. What the host says of times and memory differs from run to run.</summary>
internal sealed class RehearsalLog : ILoggerFactory, ILogger
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];

    /// <summary>The lines so far, in their order.</summary>
    public IReadOnlyList<string> Lines
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
        var text = $"{(logLevel == LogLevel.Critical ? "alert" : logLevel.ToString().ToLowerInvariant())} {formatter(state, exception)}";
        lock (_gate) _lines.Add(text);
    }

    /// <inheritdoc />
    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) =>
        categoryName.StartsWith(PluginLog.Category, StringComparison.Ordinal) ? this : NullLogger.Instance;

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
