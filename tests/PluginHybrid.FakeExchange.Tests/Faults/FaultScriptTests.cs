using PluginHybrid.FakeExchange.Faults;

namespace PluginHybrid.FakeExchange.Tests.Faults;

[Category(Level.Unit)]
public sealed class FaultScriptTests
{
    private const string Head = "version: 1\nfaults:\n  - id: a\n";

    [Theory]
    [InlineData("", "cut.yaml(1,1): wanted a mapping with 'version' and 'faults', found nothing.")]
    [InlineData("faults: []", "cut.yaml(1,1): script: 'version' is missing; it wants a whole number from 1 to 1")]
    [InlineData("version: 2", "cut.yaml(1,10): script: 'version' wants a whole number from 1 to 1, found '2'.")]
    [InlineData("version: 1\nfalts: []", "cut.yaml(2,1): script: unknown key 'falts'. Did you mean 'faults'? Write one of version, name,")]
    [InlineData(Head, "cut.yaml(3,5): faults[0]: 'do' is missing; it wants one fault")]
    [InlineData(Head + "    do: { tcp.rest: {} }", "cut.yaml(4,11): faults[0].do: unknown key 'tcp.rest'. Did you mean 'tcp.reset'?")]
    [InlineData(Head + "    do: { tcp.reset: {}, tcp.finish: {} }", "cut.yaml(4,9): faults[0].do: wanted exactly one fault, found tcp.reset, tcp.finish.")]
    [InlineData(Head + "    do: { tcp.reset: { socet: private } }", "cut.yaml(4,24): faults[0].do.tcp.reset: unknown key 'socet'. Did you mean 'socket'?")]
    [InlineData(Head + "    do: { tcp.reset: { socket: privat } }", "cut.yaml(4,32): faults[0].do.tcp.reset: 'socket' wants one of private, public, both, found 'privat'. Did you mean 'private'?")]
    [InlineData(Head + "    when: { at: soon }\n    do: { tcp.reset: {} }", "cut.yaml(4,17): faults[0].when: 'at' wants a time such as 1.5s, 200ms or 2m, found 'soon'.")]
    [InlineData(Head + "    when: { at: 1s, record: 3 }\n    do: { tcp.reset: {} }", "cut.yaml(4,11): faults[0].when: wanted exactly one of at, every, record,")]
    [InlineData(Head + "    when: { fault: b }\n    do: { tcp.reset: {} }", "cut.yaml(4,20): faults[0].when: no earlier fault is called 'b'.")]
    [InlineData(Head + "    when: { every: 0s }\n    do: { tcp.reset: {} }", "'every' wants a time above zero")]
    [InlineData(Head + "    state: holdin\n    do: { tcp.reset: {} }", "found 'holdin'. Did you mean 'holding'?")]
    [InlineData(Head + "    do: { tcp.latency: {} }", "faults[0].do.tcp.latency: 'by' is missing; it wants a time")]
    [InlineData(Head + "    do: { tcp.reset: {} }\n  - id: a\n    do: { tcp.reset: {} }", "cut.yaml(5,9): faults[1]: another fault is called 'a' already")]
    [InlineData(Head + "    do: { tcp.reset: {} }\nexpect:\n  - frsh: {}", "cut.yaml(6,5): expect[0]: unknown key 'frsh'. Did you mean 'fresh'?")]
    [InlineData(Head + "    do: { plugin.swap: { plugin: trail } }", "cut.yaml(4,34): faults[0].do.plugin.swap: the scene names no plugins; write scene: { plugins: [trail] }")]
    [InlineData("version: 1\nscene: { plugins: [trailing-stop] }\nfaults:\n  - id: a\n    do: { plugin.throws: { plugin: traling-stop } }", "cut.yaml(5,36): faults[0].do.plugin.throws: the scene has no plugin 'traling-stop'. Did you mean 'trailing-stop'? Write one of trailing-stop, or name it")]
    [InlineData("version: 1\nscene: { plugins: [trail] }\nfaults:\n  - id: a\n    do: { plugin.slow: { plugin: trail, by: 300 } }", "cut.yaml(5,45): faults[0].do.plugin.slow: 'by' wants a time such as 1.5s, 200ms or 2m, found '300'.")]
    [InlineData(Head + "    do: { plugin.restart: {} }", "faults[0].do.plugin.restart: 'plugin' is missing; it wants a plugin's id")]
    [InlineData(Head + "    do: { process.crash: { by: 1s } }", "faults[0].do.process.crash: unknown key 'by'.")]
    [InlineData(Head + "    do: { venue.stops: { symbol: A } }", "faults[0].do.venue.stops: 'stop_loss' or 'percent' is missing; write one of them")]
    [InlineData(Head + "    do: { venue.stops: { symbol: A, stop_loss: 3, percent: 2 } }", "cut.yaml(4,60): faults[0].do.venue.stops: 'stop_loss' stands there already; write one of them")]
    [InlineData("version: 1\nscene: { settings: [trailing-stop=3] }", "cut.yaml(2,21): scene: 'settings' wants plugin.setting=value, found 'trailing-stop=3'.")]
    [InlineData("version: 1\nscene: { person: me }", "scene: 'person' wants one of configured, none, found 'me'.")]
    [InlineData("version: 1\n\tfaults: []", "cut.yaml(1,10): no YAML:")]
    [InlineData("version: 1\nfaults: 3", "'faults' wants a list")]
    public void What_is_wrong_is_told_with_place_key_and_the_nearest_word(string yaml, string wanted)
    {
        var wrong = Assert.Throws<FaultScriptException>(() => FaultScript.Read(yaml, "cut.yaml"));

        Assert.Contains(wanted, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scene_has_the_settings_of_its_plugins_and_sends_the_person_away()
    {
        var scene = FaultScript.Read("version: 1\nscene:\n  person: none\n  plugins: [a, b]\n  settings: ['a.targets=\"0:2% 3m:1%\"', a.grace=00:00:05]\nfaults: []\n").Scene;
        var demo = FakeBybitOptions.Demo;

        Assert.Equal("targets: \"0:2% 3m:1%\"\ngrace: 00:00:05\n", scene.SettingsOf("a"));
        Assert.Null(scene.SettingsOf("b"));
        Assert.Null(scene.Furnish(demo).Person);
        Assert.Same(demo.Person, FaultScript.Read("version: 1\nfaults: []\n").Scene.Furnish(demo).Person);
    }

    [Fact]
    public void Every_fault_says_in_sentences_what_it_does_and_what_a_host_must_do()
    {
        Assert.All(FaultCatalogue.All, fault => Assert.True(
            fault.What.EndsWith('.') && fault.HostMust.EndsWith('.') && fault.Words.All(word => word.Says.EndsWith('.')), fault.Name));
        Assert.Equal(FaultCatalogue.Names.Count, FaultCatalogue.Names.Distinct().Count());
    }

    [Fact]
    public void A_draw_of_chance_depends_on_its_key_alone()
    {
        double[] Draws(string fault) => [.. Enumerable.Range(1, 1_000).Select(occasion => FakeExchange.Faults.Running.KeyedChance.Of(7, fault, "strike", occasion))];

        Assert.Equal(Draws("a"), Draws("a"));
        Assert.NotEqual(Draws("a"), Draws("b"));
        Assert.InRange(Draws("a").Average(), 0.45, 0.55);
        Assert.InRange(Draws("a").Count(draw => draw < 0.2), 150, 250);
    }

    [Theory]
    [InlineData("tickers.*", "tickers.BTCUSDT", true)]
    [InlineData("*", "", true)]
    [InlineData("*.linear", "position.linear", true)]
    [InlineData("t*s.*T", "tickers.BTCUSDT", true)]
    [InlineData("position", "position.linear", false)]
    [InlineData("ab*ba", "aba", false)]
    public void A_star_stands_for_any_characters(string pattern, string text, bool fits) =>
        Assert.Equal(fits, FakeExchange.Faults.Running.TopicPattern.Fits(pattern, text));
}
