using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PluginHybrid.Integration.Tests.Pitfalls;

/// <summary>Keeps everything that is logged at any level: text, exception, and every value behind the text.</summary>
internal sealed class LogBook : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines.Select(line => line.Text)];

    /// <summary>What was logged as an error or worse.</summary>
    public IReadOnlyList<string> Errors => [.. _lines.Where(line => line.Level >= LogLevel.Error).Select(line => line.Text)];

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var values = state is IReadOnlyList<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(pair => $"{pair.Key}={pair.Value}")) : $"{state}";
        _lines.Enqueue((logLevel, $"{logLevel} {eventId.Id} {formatter(state, exception)} [{values}] {exception}"));
    }

    public void Dispose()
    {
    }
}
