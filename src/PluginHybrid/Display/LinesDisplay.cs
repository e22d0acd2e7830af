using System.Globalization;
using PluginHybrid.Running;
using PluginHybrid.Watching;

namespace PluginHybrid.Display;

/// <summary>Plain lines for a pipe or a file: every event but ticks, and every few seconds where each position stands.</summary>
/// <param name="output">Where events and positions go.</param>
/// <param name="logs">Where log lines go.</param>
internal sealed class LinesDisplay(TextWriter output, TextWriter logs) : IRunDisplay
{
    private static readonly TimeSpan BetweenPositions = TimeSpan.FromSeconds(5);

    private TimeSpan _positionsAt = BetweenPositions;

    /// <inheritdoc />
    public void Show(SessionSnapshot now)
    {
        WriteNew(now);
        if (now.Elapsed >= _positionsAt)
        {
            _positionsAt += BetweenPositions;
            WritePositions(now);
        }

        output.Flush();
    }

    /// <inheritdoc />
    public void End(SessionSnapshot last, RunEnd end)
    {
        WriteNew(last);
        WritePositions(last);
        WritePlugins(last);
        WriteStream(last, "private", last.Private);
        WriteStream(last, "public", last.Public);
        Write(last.Now, "end", end.Words);
        output.Flush();
    }

    /// <inheritdoc />
    public void Dispose() => output.Flush();

    private void WriteNew(SessionSnapshot now)
    {
        foreach (var line in now.NewLogs)
        {
            logs.WriteLine(line);
        }

        if (now.MissedEvents > 0)
        {
            Write(now.Now, "missed", $"{now.MissedEvents} events came too fast to be shown");
        }

        foreach (var line in now.NewEvents)
        {
            Write(line.At, line.Name, line.Text);
        }
    }

    private void WritePositions(SessionSnapshot now)
    {
        foreach (var held in now.Positions)
        {
            var position = held.Position;
            Write(
                now.Now,
                "position",
                $"{position.Key} {EventWords.Way(position.Side)} {EventWords.Figure(position.Size)} @ {EventWords.Figure(position.EntryPrice)}, "
                + $"mark {EventWords.Figure(held.MarkPrice)}, PnL {EventWords.Signed(held.UnrealisedPnl)}, {held.Freshness.ToString().ToLowerInvariant()}");
        }
    }

    private void WritePlugins(SessionSnapshot now)
    {
        foreach (var plugin in now.Plugins)
        {
            var because = plugin.LastBecause.Length > 0 ? $", last because: {plugin.LastBecause}" : "";
            var problem = plugin.Problem.Length > 0 ? $", {plugin.Problem}" : "";
            Write(now.Now, "plugin", $"{plugin.Id} {plugin.Version} {plugin.State}, {plugin.Mode}, {plugin.Decisions} decisions{because}{problem}");
        }
    }

    private void WriteStream(SessionSnapshot now, string name, StreamFigures stream) => Write(
        now.Now,
        name,
        $"{Cells.State(stream.Counters).Word}, {Cells.Count(stream.Counters.Frames)} frames, {stream.Counters.Reconnects} reconnects, "
        + $"latency p50 {Cells.Milliseconds(stream.Latency?.P50)} ms, p99 {Cells.Milliseconds(stream.Latency?.P99)} ms");

    private void Write(DateTimeOffset at, string name, string text) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{at.UtcDateTime:HH:mm:ss.fff} {name,-22} {text}").TrimEnd());
}
