using PluginHybrid.Plugins.Ageing;
using PluginHybrid.Testing;

namespace PluginHybrid.Plugins.Tests.Ageing;

[Category(Level.Unit)]
public sealed class AgeTablesTests
{
    [Fact]
    public void Defaults_are_sound_and_close_nothing()
    {
        var settings = new AgeSettings();
        Assert.Null(settings.Problem());
        Assert.Equal((TimeSpan.Zero, TimeSpan.Zero, ""), (settings.ReduceAfter, settings.CloseAfter, settings.Targets));
    }

    [Fact]
    public void Steps_begin_exactly_at_their_age()
    {
        var table = TargetTable.Parse("30m:3% 4h:1% 1d:-1.5%");
        Assert.Null(table.At(TimeSpan.FromMinutes(29.9)));
        Assert.Equal(3, table.At(TimeSpan.FromMinutes(30)));
        Assert.Equal(1, table.At(TimeSpan.FromHours(4)));
        Assert.Equal(-1.5m, table.At(TimeSpan.FromDays(9)));
    }

    [Theory]
    [InlineData("4:1%", "\"4:1%\" is no target; wanted <age>:<percent>%")]
    [InlineData("4h:1", "\"4h:1\" is no target")]
    [InlineData("4h", "\"4h\" is no target")]
    [InlineData("4h:1% 2h:0%", "age 02:00:00 comes after 04:00:00; ages must rise")]
    [InlineData("1h:1% 2h:2%", "2 % comes after 1 %; targets only come nearer")]
    [InlineData("1h:-100%", "is no target")]
    public void A_table_that_cannot_be_is_refused_with_words(string text, string words)
    {
        Assert.Contains(words, new AgeSettings { Targets = text }.Problem(), StringComparison.Ordinal);
        var own = new AgeSettings { Symbols = new Dictionary<string, AgePlan> { ["XUSDT"] = new() { Targets = text } } };
        Assert.StartsWith("symbols.XUSDT.targets: ", own.Problem(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("22:00-06:00", 23, true)]
    [InlineData("22:00-06:00", 22, true)]
    [InlineData("22:00-06:00", 6, false)]
    [InlineData("22:00-06:00", 12, false)]
    [InlineData("01:00-02:00 11:00-13:00", 12, true)]
    [InlineData("11:00-13:00", 13, false)]
    [InlineData("", 12, false)]
    public void Quiet_hours_may_span_midnight(string hours, int hour, bool quiet) =>
        Assert.Equal(quiet, UtcHours.Parse(hours).Contain(new DateTimeOffset(2026, 1, 5, hour, 0, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData("25:00-06:00")]
    [InlineData("22:00")]
    [InlineData("06:00-06:00")]
    public void Hours_that_cannot_be_are_refused_with_words(string hours) =>
        Assert.Contains($"\"{hours}\" are no hours", new AgeSettings { QuietHours = hours }.Problem(), StringComparison.Ordinal);

    [Fact]
    public void Quiet_hours_are_in_utc_wherever_the_moment_was_taken() =>
        Assert.True(UtcHours.Parse("22:00-23:00").Contain(new DateTimeOffset(2026, 1, 6, 0, 30, 0, TimeSpan.FromHours(2))));
}
