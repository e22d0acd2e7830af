using Microsoft.Extensions.Logging;
using PluginHybrid.Configuration;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Configuration;

[Category(Level.Unit)]
public sealed class SettingsLoaderTests
{
    [Fact]
    public void Without_a_file_the_defaults_are_used_and_it_is_said()
    {
        var loaded = Loading.Loader([]).Load(null);

        Assert.Empty(loaded.Problems());
        Assert.Equal(VenueEnvironment.Simulated, loaded.Settings.Exchange.Environment);
        Assert.StartsWith("built-in defaults", loaded.Source);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment")]
    [InlineData("exchange:\nlog: ~")]
    public void An_empty_file_or_group_means_the_defaults(string yaml)
    {
        Assert.Empty(Loading.From(yaml).Problems());
    }

    [Fact]
    public void Every_kind_of_value_is_read()
    {
        var settings = Loading.From(
            """
            exchange:
              environment: testnet
              heartbeat: 1m
              endpoints: { rest: "http://127.0.0.1:9", private: "ws://127.0.0.1:9/v5/private" }
            watch:
              symbols:
                - BTCUSDT
                - BTC-28JUN24
            simulated:
              volatility: 0.125
            log: { level: warning }
            """);

        Assert.Empty(settings.Problems());
        Assert.Equal(TimeSpan.FromMinutes(1), settings.Settings.Exchange.Heartbeat);
        Assert.Equal(new Uri("http://127.0.0.1:9"), settings.Settings.Exchange.Endpoints.Rest);
        Assert.Equal(["BTCUSDT", "BTC-28JUN24"], settings.Settings.Watch.Symbols);
        Assert.Equal(0.125m, settings.Settings.Simulated.Volatility);
        Assert.Equal(LogLevel.Warning, settings.Settings.Log.Level);
    }

    [Fact]
    public void A_variable_overrides_the_file_and_is_named_as_the_origin()
    {
        var loaded = Loading.From(
            "exchange:\n  heartbeat: 30s\n",
            ("HYBRID__EXCHANGE__HEARTBEAT", "10s"),
            ("HYBRID__WATCH__SYMBOLS", "BTCUSDT, XRPUSDT"),
            ("HYBRID_API_KEY", "not a setting"),
            ("PATH", "/bin"));

        Assert.Empty(loaded.Problems());
        Assert.Equal(TimeSpan.FromSeconds(10), loaded.Settings.Exchange.Heartbeat);
        Assert.Equal(["BTCUSDT", "XRPUSDT"], loaded.Settings.Watch.Symbols);
        Assert.Equal("HYBRID__EXCHANGE__HEARTBEAT", loaded.Origins["exchange.heartbeat"].ToString());
    }

    [Fact]
    public void A_wrong_variable_is_named_with_the_nearest_right_one()
    {
        var loaded = Loading.From("", ("HYBRID__EXCHANGE__HARTBEAT", "10s"), ("HYBRID__LOG__LEVEL", "loud"));

        Golden.Equal(
            """
            HYBRID__EXCHANGE__HARTBEAT: no key of the configuration has this name.
                Did you mean HYBRID__EXCHANGE__HEARTBEAT? Names are HYBRID__SECTION__KEY, with two underscores between the parts; hybrid config schema lists the keys.
            HYBRID__LOG__LEVEL: log.level is "loud".
                Write one of debug, information, warning, error, none.
            """,
            loaded.Problems());
    }

    [Fact]
    public void Every_key_can_be_overridden_by_a_variable()
    {
        foreach (var setting in SettingTable.All)
        {
            var variable = SettingsOverrides.VariableFor(setting.Path);

            Assert.Equal(variable, Loading.From("", (variable, "")).Origins[setting.Path].ToString());
        }
    }

    [Fact]
    public void Relative_paths_start_at_the_folder_of_the_file()
    {
        var loader = Loading.Loader([], ("/home-of-it/conf/a.yaml", "simulated: { script: day.yaml }"), ("/home-of-it/conf/day.yaml", "steps: []"));

        Assert.Equal(Path.GetFullPath("/home-of-it/conf/day.yaml"), loader.Load("conf/a.yaml").Settings.Simulated.Script);
    }
}
