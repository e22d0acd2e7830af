using Microsoft.Extensions.Logging;

namespace PluginHybrid.Logs;

/// <summary>Keeps log lines until somebody has time to write them, so that a slow terminal never holds up a stream.</summary>
/// <remarks>Full, it drops the newest and counts them.</remarks>
/// <param name="least">Quietest level kept.</param>
/// <param name="time">The clock.</param>
internal sealed class LogBuffer(LogLevel least, TimeProvider time) : ILoggerProvider
{
    private const int Capacity = 2000;

    private readonly Lock _lock = new();
    private List<LogLine> _lines = [];
    private int _dropped;

    /// <summary>Takes secrets out of every line; set as soon as they are known. Default changes nothing.</summary>
    public Func<string, string> Hide { get; set; } = text => text;

    /// <summary>Takes all lines out, oldest first; the last one says how many were dropped, if any.</summary>
    public IReadOnlyList<LogLine> Drain()
    {
        lock (_lock)
        {
            if (_dropped > 0)
            {
                _lines.Add(new(time.GetUtcNow(), LogLevel.Warning, "Log", $"{_dropped} lines were dropped: too many at once."));
            }

            (var lines, _lines, _dropped) = (_lines, [], 0);
            return lines;
        }
    }

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) =>
        new BufferLogger(this, categoryName[(categoryName.LastIndexOf('.') + 1)..]);

    /// <inheritdoc />
    public void Dispose()
    {
        // Lines not yet drained stay readable: the last words are the ones that matter.
    }

    private void Add(LogLevel level, string category, string text)
    {
        var line = new LogLine(time.GetUtcNow(), level, category, Hide(text.ReplaceLineEndings(" ")));
        lock (_lock)
        {
            if (_lines.Count < Capacity)
            {
                _lines.Add(line);
            }
            else
            {
                _dropped++;
            }
        }
    }

    private sealed class BufferLogger(LogBuffer buffer, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None && logLevel >= buffer.Least;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                var cause = exception is null ? "" : $" ({exception.GetType().Name}: {exception.Message})";
                buffer.Add(logLevel, category, formatter(state, exception) + cause);
            }
        }
    }

    private LogLevel Least => least;
}
