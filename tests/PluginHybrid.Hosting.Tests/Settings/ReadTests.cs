using PluginHybrid.Hosting.Settings;
using PluginHybrid.Sdk.Settings;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Settings;

[Category(Level.Unit)]
public sealed class ReadTests
{
    [Fact]
    public void A_script_reads_one_setting_at_a_time()
    {
        var settings = Settings("trail-percent: 2.5\nmax-age: 4h\nsymbols: [BTCUSDT]");

        Assert.Equal(2.5m, settings.Read("trailPercent", 1m, min: 0.05m, max: 50m));
        Assert.Equal(TimeSpan.FromHours(4), settings.Read("maxAge", TimeSpan.Zero));
        Assert.Equal(["BTCUSDT"], settings.Read<string[]>("symbols", []));
        Assert.Equal(7, settings.Read("missing", 7));
        Assert.Equal(["maxAge", "missing", "symbols", "trailPercent"], settings.NamesRead);
        Assert.Empty(settings.Unread());
    }

    [Theory]
    [InlineData("p: 99", 0.05, 50d, "s.yaml(1,4): error HYB0204: p is 99; allowed: 0.05 to 50.")]
    [InlineData("p: 0", 1d, null, "s.yaml(1,4): error HYB0204: p is 0; allowed: 1 or more.")]
    [InlineData("p: 9", null, 5d, "s.yaml(1,4): error HYB0204: p is 9; allowed: at most 5.")]
    [InlineData("p: x", null, 5d, "s.yaml(1,4): error HYB0203: p is \"x\"; it must be a number.")]
    public void A_value_that_cannot_be_is_refused(string text, double? min, double? max, string problem) => Assert.Equal(
        problem,
        Assert.Throws<SettingRefusedException>(() => Settings(text).Read("p", 1m, (decimal?)min, (decimal?)max)).Message);

    [Fact]
    public void Bounds_hold_for_each_element_of_a_list() => Assert.Contains(
        "levels is a list; allowed: 0 to 10.",
        Assert.Throws<SettingRefusedException>(() => Settings("levels: [1, 11]").Read<int[]>("levels", [], 0, 10)).Message);

    [Fact]
    public void Keys_that_nobody_read_are_told_after_the_script_ran()
    {
        var settings = Settings("percent: 1\nsymbls: [BTCUSDT]\ncolour: red");
        settings.Read("percent", 2m);
        settings.Read<string[]>("symbols", []);

        Assert.Equal(
            ["s.yaml(2,1): error HYB0208: symbls is no setting of this script. Did you mean symbols?", "s.yaml(3,1): error HYB0208: colour is no setting of this script. Known: percent, symbols."],
            settings.Unread().Select(problem => problem.ToString()));
    }

    [Theory]
    [InlineData("250ms", 250)]
    [InlineData("1.5s", 1500)]
    [InlineData("1m30s", 90_000)]
    [InlineData("2d", 172_800_000)]
    [InlineData("-5s", -5000)]
    [InlineData("00:00:01", 1000)]
    [InlineData("5", null)]
    [InlineData("5 parsecs", null)]
    [InlineData("s", null)]
    [InlineData("99999999999999d", null)]
    public void Time_spans_are_read_as_people_write_them(string text, int? milliseconds) =>
        Assert.Equal(milliseconds, (int?)Durations.Read(text)?.TotalMilliseconds);

    private static PluginSettings Settings(string text) => new(new SettingsSource("s.yaml", text));
}
