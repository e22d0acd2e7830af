using System.Text.Json;
using Microsoft.Extensions.Logging;
using PluginHybrid.Cli.Tests.Running;
using PluginHybrid.Display;
using PluginHybrid.Logs;
using PluginHybrid.Running;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Display;

[Category(Level.Unit)]
public sealed class DisplayTests : IDisposable
{
    private static readonly RunEnd Done = new(0, "time-elapsed", "Done after 12s.");
    private static readonly LogLine Warned = new(Sessions.Noon, LogLevel.Warning, "Dialer", "slow");

    private readonly StringWriter _out = new();
    private readonly StringWriter _logs = new();

    public void Dispose()
    {
        _out.Dispose();
        _logs.Dispose();
    }

    [Fact]
    public void The_table_gives_the_first_screen_back_and_leaves_its_last_picture_there()
    {
        using (var table = new TableDisplay(_out, () => (80, 24), colours: false, _logs))
        {
            table.Show(Sessions.Snapshot());
            table.End(Sessions.Snapshot() with { NewEvents = [] }, Done);
        }

        var text = _out.ToString();
        Assert.StartsWith("\e[?1049h", text, StringComparison.Ordinal);
        Assert.Equal(text.IndexOf("\e[?1049l", StringComparison.Ordinal), text.LastIndexOf("\e[?1049l", StringComparison.Ordinal));
        var after = text[text.IndexOf("\e[?1049l", StringComparison.Ordinal)..];
        Assert.Contains("● BTCUSDT", after, StringComparison.Ordinal);
        Assert.EndsWith("Done after 12s.", after.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(24)]
    [InlineData(8)]
    [InlineData(1)]
    public void A_picture_is_never_higher_than_the_terminal(int height)
    {
        using var table = new TableDisplay(_out, () => (80, height), colours: false, _logs);

        table.Show(Sessions.Snapshot());

        Assert.InRange(_out.ToString().Split('\n').Length, 1, height);
    }

    [Fact]
    public void Warnings_show_among_the_events_when_the_log_has_no_place_of_its_own()
    {
        using var table = new TableDisplay(_out, () => (80, 40), colours: false, logs: null);

        table.Show(Sessions.Snapshot() with { NewLogs = [Warned, Warned with { Level = LogLevel.Debug, Text = "quiet" }] });

        Assert.Contains("Dialer: slow", _out.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("quiet", _out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_tell_events_once_and_end_with_the_figures()
    {
        using var lines = new LinesDisplay(_out, _logs);

        lines.Show(Sessions.Snapshot() with { NewLogs = [Warned], MissedEvents = 3, Elapsed = TimeSpan.FromSeconds(1) });
        lines.End(Sessions.Snapshot() with { NewEvents = [], Positions = [Sessions.Snapshot().Positions[0]] }, Done);

        Golden.Equal(
            """
            12:00:00.000 missed                 3 events came too fast to be shown
            11:59:48.600 auth.success
            12:00:00.000 position.opened        BTCUSDT#0 long 0.01 @ 65,114.35
            12:00:00.000 public.disconnected    The venue closed the socket with 1006 after a silence of 20 seconds, and said nothing about why
            12:00:00.000 position               BTCUSDT#0 long 0.01 @ 65,114.35, mark 65,120.3, PnL +0.06, fresh
            12:00:00.000 private                live, 42 frames, 0 reconnects, latency p50 0.6 ms, p99 1.9 ms
            12:00:00.000 public                 live, 1,204 frames, 0 reconnects, latency p50 0.6 ms, p99 2.1 ms
            12:00:00.000 end                    Done after 12s.
            """,
            _out.ToString());
        Assert.Equal("12:00:00.000 warn  Dialer: slow", _logs.ToString().Trim());
    }

    [Fact]
    public void Json_is_one_object_and_nothing_else()
    {
        using var json = new JsonDisplay(_out, _logs);

        json.Show(Sessions.Snapshot() with { NewLogs = [Warned] });
        Assert.Empty(_out.ToString());
        json.End(Sessions.Snapshot(), Done);

        using var parsed = JsonDocument.Parse(_out.ToString());
        Assert.Contains("slow", _logs.ToString(), StringComparison.Ordinal);
    }
}
