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
    [InlineData("version: 1\n\tfaults: []", "cut.yaml(1,10): no YAML:")]
    [InlineData("version: 1\nfaults: 3", "'faults' wants a list")]
    public void What_is_wrong_is_told_with_place_key_and_the_nearest_word(string yaml, string wanted)
    {
        var wrong = Assert.Throws<FaultScriptException>(() => FaultScript.Read(yaml, "cut.yaml"));

        Assert.Contains(wanted, wrong.Message, StringComparison.Ordinal);
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
