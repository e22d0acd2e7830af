using System.ComponentModel.DataAnnotations;
using PluginHybrid.Hosting.Settings;
using PluginHybrid.Sdk.Settings;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Settings;

[Category(Level.Unit)]
public sealed class BindTests
{
    internal enum Pace
    {
        SlowAndSure,
        Fast,
    }

    [Fact]
    public void Every_kind_of_value_binds()
    {
        var bound = Bind("""
            trail-percent: 1.25
            pace: slow-and-sure
            EVERY: 1h30m
            only_symbols: [BTCUSDT, ETHUSDT]
            quiet: yes
            count: 3
            limit: ~
            bands:
              - { from: 1, distance: 0.5 }
              - from: 3
                distance: 0.25
            per-symbol:
              BTCUSDT: 00:05:00
            """);

        Assert.Equal((1.25m, Pace.SlowAndSure, TimeSpan.FromMinutes(90), true, 3, (decimal?)null), (bound.TrailPercent, bound.Pace, bound.Every, bound.Quiet, bound.Count, bound.Limit));
        Assert.Equal(["BTCUSDT", "ETHUSDT"], bound.OnlySymbols);
        Assert.Equal([new Band(1, 0.5m), new Band(3, 0.25m)], bound.Bands);
        Assert.Equal(TimeSpan.FromMinutes(5), bound.PerSymbol["BTCUSDT"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData("~")]
    public void No_settings_are_the_defaults(string text)
    {
        var bound = Bind(text);
        Assert.Equal((1m, TimeSpan.FromMinutes(1)), (bound.TrailPercent, bound.Every));
    }

    [Theory]
    [InlineData("trailPercnt: 2", "t.yaml(1,1): error HYB0202: trailPercnt is no setting. Did you mean trailPercent?")]
    [InlineData("count: 1\ntrailPercent: 99", "t.yaml(2,15): error HYB0204: trailPercent is 99; allowed: 0.05 to 50.")]
    [InlineData("trailPercent: 0.01", "t.yaml(1,15): error HYB0204: trailPercent is 0.01; allowed: 0.05 to 50.")]
    [InlineData("trailPercent: much", "t.yaml(1,15): error HYB0203: trailPercent is \"much\"; it must be a number.")]
    [InlineData("count: 1.5", "t.yaml(1,8): error HYB0203: count is \"1.5\"; it must be a whole number.")]
    [InlineData("count: 99999999999", "t.yaml(1,8): error HYB0203: count is \"99999999999\"; it must be a whole number.")]
    [InlineData("count:", "t.yaml(1,7): error HYB0203: count has no value; it must be a whole number.")]
    [InlineData("every: 30", "t.yaml(1,8): error HYB0203: every is \"30\"; it must be a time span like 250ms, 30s, 5m, 1h30m, 2d or 00:05:00.")]
    [InlineData("pace: quick", "t.yaml(1,7): error HYB0203: pace is \"quick\"; it must be one of SlowAndSure, Fast.")]
    [InlineData("quiet: maybe", "t.yaml(1,8): error HYB0203: quiet is \"maybe\"; it must be true or false.")]
    [InlineData("bands: 3", "t.yaml(1,8): error HYB0203: bands is \"3\"; it must be a list.")]
    [InlineData("bands:\n  - { from: 1, distanc: 2 }", "t.yaml(2,16): error HYB0202: bands[0].distanc is no setting. Did you mean bands[0].distance?")]
    [InlineData("bands:\n  - { from: 1, distance: -2 }", "t.yaml(2,26): error HYB0204: bands[0].distance is -2; allowed: 0 to 100.")]
    [InlineData("perSymbol: { BTC: soon }", "t.yaml(1,19): error HYB0203: perSymbol.BTC is \"soon\"; it must be a time span like 250ms, 30s, 5m, 1h30m, 2d or 00:05:00.")]
    [InlineData("count: 1\nCount: 2", "t.yaml(2,1): error HYB0206: Count is given twice (before as count).")]
    [InlineData("- 1\n- 2", "t.yaml(1,1): error HYB0201: settings are a mapping of keys to values. Write one \"key: value\" per line.")]
    [InlineData("count: 2\nevery: 30m", "t.yaml(1,1): error HYB0205: every must be shorter than 10 minutes per count above one")]
    public void What_cannot_be_is_refused_with_file_line_column_and_what_would_be_right(string text, string problem) =>
        Assert.Equal(problem, Assert.Throws<SettingRefusedException>(() => Bind(text)).Message);

    [Fact]
    public void Every_problem_is_told_not_only_the_first() => Assert.Equal(
        "t.yaml(1,15): error HYB0204: trailPercent is 99; allowed: 0.05 to 50.\nt.yaml(2,1): error HYB0202: speed is no setting. Known: trailPercent, pace, every, onlySymbols, quiet, count, limit, bands, perSymbol.",
        Assert.Throws<SettingRefusedException>(() => Bind("trailPercent: 99\nspeed: 3")).Message);

    [Fact]
    public void Broken_yaml_is_told_with_its_line() =>
        Assert.StartsWith("t.yaml(2,", Assert.Throws<SettingRefusedException>(() => Bind("count: 1\n  every: : 2")).Message);

    [Fact]
    public void A_node_of_a_larger_file_names_the_larger_files_line() => Assert.Equal(
        "hybrid.yaml(42,17): error HYB0204: trailPercent is 99; allowed: 0.05 to 50.",
        Assert.Throws<SettingRefusedException>(() => new PluginSettings(new SettingsSource("hybrid.yaml", "\n  trailPercent: 99", 40)).Bind<TrailSettings>()).Message);

    private static TrailSettings Bind(string text) => new PluginSettings(new SettingsSource("t.yaml", text)).Bind<TrailSettings>();

    internal sealed record Band(decimal From, [property: Range(0, 100)] decimal Distance);

    internal sealed record TrailSettings : ISettingsCheck
    {
        [Described("Distance from the best price, in percent."), Range(0.05, 50)]
        public decimal TrailPercent { get; init; } = 1;

        public Pace Pace { get; init; } = Pace.Fast;

        public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(1);

        public IReadOnlyList<string> OnlySymbols { get; init; } = [];

        public bool Quiet { get; init; }

        public int Count { get; init; }

        public decimal? Limit { get; init; } = 5;

        public IReadOnlyList<Band> Bands { get; init; } = [];

        public IReadOnlyDictionary<string, TimeSpan> PerSymbol { get; init; } = new Dictionary<string, TimeSpan>();

        public bool IsWide => TrailPercent > 10;

        public string? Problem() => Count == 2 && Every > TimeSpan.FromMinutes(10) ? "every must be shorter than 10 minutes per count above one" : null;
    }
}
