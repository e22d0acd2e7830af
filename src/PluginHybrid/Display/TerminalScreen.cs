using System.Text;

namespace PluginHybrid.Display;

/// <summary>Draws whole frames on a terminal's second screen, and gives the first one back as it was.</summary>
/// <remarks>A frame is one write, wrapped as a synchronised update, and overwrites instead of clearing: nothing flickers.</remarks>
internal sealed class TerminalScreen : IDisposable
{
    private const string Enter = "\e[?1049h\e[?25l\e[2J";
    private const string Leave = "\e[?25h\e[?1049l";
    private const string BeginFrame = "\e[?2026h\e[H";
    private const string EndOfLine = "\e[0m\e[K";
    private const string EndFrame = "\e[0m\e[J\e[?2026l";

    private readonly TextWriter _terminal;
    private int _left;

    /// <summary>Switches to the second screen.</summary>
    /// <param name="terminal">The terminal.</param>
    public TerminalScreen(TextWriter terminal)
    {
        _terminal = terminal;
        _terminal.Write(Enter);
        _terminal.Flush();

        // A second Ctrl-C ends the process from a signal handler; the terminal must be whole even then.
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <summary>Draws a frame.</summary>
    /// <param name="lines">Its lines, none wider than the terminal.</param>
    /// <param name="height">Rows of the terminal; lines beyond are left out.</param>
    public void Draw(IReadOnlyList<string> lines, int height)
    {
        var frame = new StringBuilder(BeginFrame).AppendJoin("\r\n", lines.Take(height).Select(line => line + EndOfLine)).Append(EndFrame);
        _terminal.Write(frame.ToString());
        _terminal.Flush();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        Restore();
    }

    private void OnExit(object? sender, EventArgs e) => Restore();

    private void Restore()
    {
        if (Interlocked.Exchange(ref _left, 1) == 0)
        {
            _terminal.Write(Leave);
            _terminal.Flush();
        }
    }
}
