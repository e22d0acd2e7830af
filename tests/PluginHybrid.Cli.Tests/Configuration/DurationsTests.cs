using PluginHybrid.Configuration;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Configuration;

[Category(Level.Unit)]
public sealed class DurationsTests
{
    [Theory]
    [InlineData("30s", 30_000)]
    [InlineData("5m", 300_000)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("250ms", 250)]
    [InlineData("1h1m1s1ms", 3_661_001)]
    [InlineData("90s", 90_000)]
    public void Spans_are_read_as_people_write_them(string text, int milliseconds)
    {
        Assert.True(Durations.TryRead(text, out var span));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), span);
        Assert.True(Durations.TryRead(Durations.Text(span), out var again));
        Assert.Equal(span, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("s")]
    [InlineData("1.5h")]
    [InlineData("-1s")]
    [InlineData("1s1h")]
    [InlineData("1s1s")]
    [InlineData("1 s")]
    [InlineData("1d")]
    [InlineData("99999999999s")]
    [InlineData("2000000000h")]
    public void Anything_else_is_refused(string text)
    {
        Assert.False(Durations.TryRead(text, out _));
    }
}
