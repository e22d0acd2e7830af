using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Configuration;

[Category(Level.Unit)]
public sealed class SettingsProblemTests
{
    [Fact]
    public void Every_problem_is_told_at_once_with_place_and_fix()
    {
        var loaded = Loading.From(
            """
            exchange:
              enviroment: testnet
              heartbeat: 20
              seed: -4
              endpoints:
                rest: http://api.bybit.com
            simulated:
              hedge_symbols: [BTCUSDT, ethusdt, BTCUSDT]
              volatility: 0,5
            logs:
              level: debug
            """);

        Golden.Equal(
            """
            hybrid.yaml:2:3: exchange has no key "enviroment".
                Did you mean environment? Allowed in exchange: environment, allow_live, heartbeat, seed, endpoints.
            hybrid.yaml:3:14: exchange.heartbeat is "20".
                Write a time with its unit from 1s to 1m, for example 250ms, 30s, 5m or 1h30m.
            hybrid.yaml:4:9: exchange.seed is "-4".
                Write a whole number from 0 to 2147483647.
            hybrid.yaml:6:11: exchange.endpoints.rest is "http://api.bybit.com".
                Write an address like https://api.bybit.nl (http:// for 127.0.0.1 only), without user name or query.
            hybrid.yaml:8:28: simulated.hedge_symbols holds "ethusdt", which is no symbol.
                Did you mean ETHUSDT? Write symbols as the venue spells them, for example [BTCUSDT, ETHUSDT].
            hybrid.yaml:8:37: simulated.hedge_symbols holds BTCUSDT twice.
                Remove one of them.
            hybrid.yaml:9:15: simulated.volatility is "0,5".
                Write a number from 0 to 5, with a point, for example 0.5.
            hybrid.yaml:10:1: the top level has no key "logs".
                Did you mean log? Allowed in the top level: exchange, simulated, watch, plugins, orders, state, log.
            """,
            loaded.Problems());
    }

    [Theory]
    [InlineData("log: debug", "hybrid.yaml:1:6: log takes keys, not a value.\n    Allowed in log: level.")]
    [InlineData("log:\n  level: [debug]", "hybrid.yaml:2:10: log.level is a list; it takes one value.\n    Write one of debug, information, warning, error, none.")]
    [InlineData("log:\n  level: informatoin", "hybrid.yaml:2:10: log.level is \"informatoin\".\n    Did you mean information? Write one of debug, information, warning, error, none.")]
    [InlineData("log:\n  level:", "hybrid.yaml:2:9: log.level is nothing.\n    Write one of debug, information, warning, error, none.")]
    [InlineData("log:\n  level: {a: b}", "hybrid.yaml:2:10: log.level takes a value, not keys or a reference.\n    Write the value behind the colon.")]
    [InlineData("heartbeat: 10s", "hybrid.yaml:1:1: the top level has no key \"heartbeat\".\n    Did you mean exchange.heartbeat? Allowed in the top level: exchange, simulated, watch, plugins, orders, state, log.")]
    [InlineData("log:\n  level: debug\n  level: error", "hybrid.yaml:3:3: \"level\" is here a second time.\n    Keep one; the first is in line 2.")]
    [InlineData("- log", "hybrid.yaml:1:1: the file does not consist of keys.\n    Begin with one of: exchange, simulated, watch, plugins, orders, state, log.")]
    [InlineData("just words", "hybrid.yaml:1:1: the file does not consist of keys.\n    Begin with one of: exchange, simulated, watch, plugins, orders, state, log.")]
    [InlineData("log:\n---\nlog:", "hybrid.yaml:2:1: a second document begins here.\n    Keep one document: remove the line --- and what follows.")]
    [InlineData("? [a, b]\n: 1\nlog:\n  level: debug", "hybrid.yaml:1:3: this is no key.\n    Write key: value, with a plain word as the key.")]
    [InlineData("watch:\n  symbols: [BTCUSDT, [A]]", "hybrid.yaml:2:22: watch.symbols takes a list of plain values.\n    Write one value per entry.")]
    public void A_wrong_shape_is_told_with_its_place(string yaml, string problems)
    {
        Golden.Equal(problems, Loading.From(yaml).Problems());
    }

    [Theory]
    [InlineData("\tseed: 1", "hybrid.yaml:4:1: this line is indented with a tab")]
    [InlineData("  seed: 1\n bad: 2", "hybrid.yaml:5:2: this is not readable as YAML: ")]
    [InlineData("  seed: \"1", "hybrid.yaml:4:9: this is not readable as YAML: ")]
    public void Broken_yaml_is_told_with_its_place_and_keeps_what_was_found_before(string broken, string problem)
    {
        var loaded = Loading.From($"log:\n  levl: debug\nexchange:\n{broken}\n");

        Assert.Equal(2, loaded.Problems.Count);
        Assert.StartsWith("hybrid.yaml:2:3: log has no key \"levl\".\n    Did you mean level?", loaded.Problems[0].ToString());
        Assert.StartsWith(problem, loaded.Problems[1].ToString());
    }

    [Fact]
    public void Addresses_with_the_simulated_exchange_contradict_each_other()
    {
        var loaded = Loading.From("exchange:\n  endpoints:\n    public: wss://stream.bybit.tr/v5/public/linear\n");

        Assert.StartsWith("hybrid.yaml:3:13: exchange.endpoints.public is given, but exchange.environment is simulated", loaded.Problems());
    }

    [Fact]
    public void A_script_that_is_not_there_is_told_with_the_path_that_was_tried()
    {
        var loaded = Loading.From("simulated:\n  script: scripts/day.yaml\n");

        Assert.StartsWith($"hybrid.yaml:2:11: simulated.script names {Path.GetFullPath("/home-of-it/scripts/day.yaml")}", loaded.Problems());
    }

    [Fact]
    public void A_hedge_symbol_that_is_not_traded_is_told_with_its_place()
    {
        var inFile = Loading.From("simulated:\n  hedge_symbols: [BTCUSDT, FOOUSDT]\n");
        var inVariable = Loading.From("log:\n  level: debug\n", ("HYBRID__SIMULATED__HEDGE_SYMBOLS", "FOOUSDT"));

        Assert.StartsWith("hybrid.yaml:2:18: simulated.hedge_symbols holds FOOUSDT, which", inFile.Problems());
        Assert.StartsWith("HYBRID__SIMULATED__HEDGE_SYMBOLS: simulated.hedge_symbols holds FOOUSDT, which", inVariable.Problems());
    }

    [Fact]
    public void A_script_that_cannot_be_played_is_told_with_its_place_and_the_script_s()
    {
        var loaded = Loading.Loader(
            [], ("/home-of-it/hybrid.yaml", "simulated:\n  script: day.yaml\n"), ("/home-of-it/day.yaml", "steps:\n  - opne: {}\n")).Load(null);

        Assert.StartsWith($"hybrid.yaml:2:11: simulated.script cannot be played: {Path.GetFullPath("/home-of-it/day.yaml")}(2,", loaded.Problems());
    }

    [Fact]
    public void A_named_file_that_is_not_there_is_a_problem_and_not_a_reason_for_defaults()
    {
        var loaded = Loading.Loader([]).Load("other.yaml");

        Assert.StartsWith($"--config: there is no readable file {Path.GetFullPath("/home-of-it/other.yaml")}.", loaded.Problems());
    }
}
