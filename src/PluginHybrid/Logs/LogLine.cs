using System.Globalization;
using Microsoft.Extensions.Logging;

namespace PluginHybrid.Logs;

/// <summary>One line of the log.</summary>
/// <param name="At">When it was written.</param>
/// <param name="Level">How loud.</param>
/// <param name="Category">Who wrote it: the last part of a class name.</param>
/// <param name="Text">What it says, an exception's type and message included.</param>
internal sealed record LogLine(DateTimeOffset At, LogLevel Level, string Category, string Text)
{
    /// <summary><c>12:00:01.123 warn  Dialer: text</c>, in UTC.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{At.UtcDateTime:HH:mm:ss.fff} {Word,-5} {Category}: {Text}");

    private string Word => Level switch
    {
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error or LogLevel.Critical => "error",
        _ => "debug",
    };
}
