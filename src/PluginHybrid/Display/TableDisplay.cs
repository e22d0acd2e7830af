using Microsoft.Extensions.Logging;
using PluginHybrid.Logs;
using PluginHybrid.Running;
using PluginHybrid.Watching;

namespace PluginHybrid.Display;

/// <summary>The live table on a terminal. What it showed last stays on the ordinary screen when the run is over.</summary>
/// <param name="terminal">Where it is drawn.</param>
/// <param name="size">Columns and rows of the terminal now.</param>
/// <param name="colours">False when the person wants none.</param>
/// <param name="logs">Where log lines go; <c>null</c> when that is the same terminal: then warnings show among the events.</param>
internal sealed class TableDisplay(TextWriter terminal, Func<(int Width, int Height)> size, bool colours, TextWriter? logs) : IRunDisplay
{
    private const int EventsKept = 100;
    private const int EventsAtEnd = 10;

    private readonly TerminalScreen _screen = new(terminal);
    private List<EventLine> _events = [];

    /// <inheritdoc />
    public void Show(SessionSnapshot now)
    {
        Take(now);
        var (width, height) = size();
        _screen.Draw(Lines(now, width, Math.Max(1, height)), height);
    }

    /// <inheritdoc />
    public void End(SessionSnapshot last, RunEnd end)
    {
        Take(last);
        _screen.Dispose();
        var (width, _) = size();
        foreach (var line in Lines(last, width, Frame.Lines(new SessionTable(width).Upper(last), width, false).Count + 2 + EventsAtEnd))
        {
            terminal.WriteLine(line);
        }

        terminal.WriteLine();
        terminal.WriteLine(end.Words);
    }

    /// <inheritdoc />
    public void Dispose() => _screen.Dispose();

    private List<string> Lines(SessionSnapshot now, int width, int height)
    {
        var table = new SessionTable(width);
        var lines = new List<string>(Frame.Lines(table.Upper(now), width, colours));
        var room = height - lines.Count - 2;
        if (room > 0)
        {
            lines.Add("");
            lines.AddRange(Frame.Lines(table.Events(_events.TakeLast(room)), width, colours));
        }

        return lines;
    }

    private void Take(SessionSnapshot now)
    {
        _events.AddRange(now.NewEvents);
        if (logs is null)
        {
            // A stable sort: events of one input share a time and must keep their order.
            var warnings = now.NewLogs.Where(line => line.Level >= LogLevel.Warning).Select(AsEvent);
            _events = [.. _events.Concat(warnings).OrderBy(line => line.At)];
        }
        else
        {
            foreach (var line in now.NewLogs)
            {
                logs.WriteLine(line);
            }
        }

        _events.RemoveRange(0, Math.Max(0, _events.Count - EventsKept));
    }

    private static EventLine AsEvent(LogLine line) =>
        new(line.At, "log", $"{line.Category}: {line.Text}", line.Level == LogLevel.Warning ? EventTone.Warning : EventTone.Bad);
}
