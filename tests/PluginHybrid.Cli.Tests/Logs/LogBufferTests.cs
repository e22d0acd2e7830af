using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PluginHybrid.Cli.Tests.Running;
using PluginHybrid.Logs;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Logs;

[Category(Level.Unit)]
public sealed class LogBufferTests : IDisposable
{
    private readonly LogBuffer _buffer = new(LogLevel.Information, new FakeTimeProvider(Sessions.Noon));

    public void Dispose() => _buffer.Dispose();

    [Fact]
    public void Lines_name_time_level_and_writer_and_stay_lines()
    {
        Write("PluginHybrid.Bybit.Dialer", LogLevel.Warning, "Lost 2", new IOException("cut\noff"));
        Write("x", LogLevel.Debug, "too quiet");

        Assert.Equal(["12:00:00.000 warn  Dialer: Lost 2 (IOException: cut off)"], _buffer.Drain().Select(line => line.ToString()));
        Assert.Empty(_buffer.Drain());
    }

    [Fact]
    public void A_flood_is_cut_and_counted()
    {
        for (var number = 0; number < 2_500; number++)
        {
            Write("Flood", LogLevel.Information, "line");
        }

        var lines = _buffer.Drain();

        Assert.Equal(2_001, lines.Count);
        Assert.Equal("500 lines were dropped: too many at once.", lines[^1].Text);
    }

    private void Write(string category, LogLevel level, string text, Exception? cause = null) =>
        _buffer.CreateLogger(category).Log(level, default, text, cause, (state, _) => state);
}
