using System.Text.Json;
using PluginHybrid.Running;
using PluginHybrid.Summaries;

namespace PluginHybrid.Display;

/// <summary>Silent until the end, then one JSON object.</summary>
/// <param name="output">Where the object goes.</param>
/// <param name="logs">Where log lines go.</param>
/// <param name="more">Adds what only the end knows. Default nothing.</param>
/// <param name="hide">Takes secrets out of every text. Default nothing is taken out.</param>
internal sealed class JsonDisplay(TextWriter output, TextWriter logs, Func<RunSummary, RunSummary>? more = null, Func<string, string>? hide = null) : IRunDisplay
{
    private readonly JsonSerializerOptions? _form = hide is null ? null : RunSummary.Hiding(hide);

    /// <inheritdoc />
    public void Show(SessionSnapshot now) => WriteLogs(now);

    /// <inheritdoc />
    public void End(SessionSnapshot last, RunEnd end)
    {
        WriteLogs(last);
        var summary = RunSummary.Of(last, end);
        output.WriteLine((more?.Invoke(summary) ?? summary).ToJson(_form));
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
