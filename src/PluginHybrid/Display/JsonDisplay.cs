using PluginHybrid.Running;
using PluginHybrid.Summaries;

namespace PluginHybrid.Display;

/// <summary>Silent until the end, then one JSON object.</summary>
/// <param name="output">Where the object goes.</param>
/// <param name="logs">Where log lines go.</param>
internal sealed class JsonDisplay(TextWriter output, TextWriter logs) : IRunDisplay
{
    /// <inheritdoc />
    public void Show(SessionSnapshot now) => WriteLogs(now);

    /// <inheritdoc />
    public void End(SessionSnapshot last, RunEnd end)
    {
        WriteLogs(last);
        output.WriteLine(RunSummary.Of(last, end).ToJson());
        output.Flush();
    }

    /// <inheritdoc />
    public void Dispose() => logs.Flush();

    private void WriteLogs(SessionSnapshot now)
    {
        foreach (var line in now.NewLogs)
        {
            logs.WriteLine(line);
        }
    }
}
