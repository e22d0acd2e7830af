using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.FakeExchange.Faults.Expecting;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Tests.Faults;

/// <summary>Each expectation against one run made by hand: what holds there, and what does not.</summary>
[Category(Level.Unit)]
public sealed class VerdictTests
{
    private static readonly HeldLeg Long = new("BTCUSDT", 0, "Buy", 0.01m, 65_000m, 0, 65_100m);

    private static readonly ObservedRun Run = new()
    {
        Strikes = [new Strike("cut", "tcp.reset", At(4), "holding", "at 4 s")],
        Problems = [],
        NeverStruck = [],
        Length = At(20),
        Events =
        [
            new(At(5), "private.disconnected", "private", Text: "reset by the peer"),
            new(At(5), "stream.stale", "private"),
            new(At(8), "private.reconnected", "private", Gap: At(3)),
            new(At(9), "position.closed", Symbol: "ETHUSDT"),
            new(At(9), "reconcile.completed", "private", Corrected: 2),
            new(At(10), "stream.fresh", "private"),
        ],
        IsFresh = true,
        HostLegs = [Long with { MarkPrice = 65_000m }],
        VenueLegs = [Long],
        VenueCloses = ["ETHUSDT#0"],
        Malformed = (0, 3),
        OldFrames = 1,
        Dials = [new Dial(default, ConnectionKind.Private, 101), new Dial(default, ConnectionKind.Private, 503)],
        Requests = [new RestRequest(default, "GET", "/v5/position/list", "", "")],
        Topics = ("position", "tickers.BTCUSDT", "position", "tickers.BTCUSDT"),
        Left = ["an instance of trail in host 1"],
        Asked = ["private auth", "private auth", "public ping"],
    };

    [Theory]
    [InlineData("fresh: { within: 5s }", "fresh: { within: 4s }", "private was stale for 5 s, from 5 s")]
    [InlineData("reconnected: { stream: private, within: 3s }", "reconnected: { stream: private, within: 2s }", "it took 3 s from 5 s")]
    [InlineData("undisturbed: { stream: public }", "undisturbed: { stream: private }", "lost at 5 s: reset by the peer")]
    [InlineData("undisturbed: { stream: public }", "reconnected: { stream: public }", "it was never lost")]
    [InlineData("detected: { stream: private, within: 1s }", "detected: { stream: private, within: 900ms }", "noticed after 1 s")]
    [InlineData("detected: { stream: private }", "detected: { stream: public }", "no loss was noticed")]
    [InlineData("truth: {}", "prices: {}", "the venue's mark is 65100, the host's 65000")]
    [InlineData("no_false_close: {}", "protected: {}", "BTCUSDT#0 has no stop")]
    [InlineData("malformed: { stream: public, at_most: 3 }", "malformed: { stream: private, at_least: 1 }", "found 0")]
    [InlineData("events: { name: position.*, exactly: 1 }", "events: { name: position.closed, symbol: BTCUSDT, exactly: 1 }", "found 0")]
    [InlineData("dials: { stream: private, exactly: 2 }", "dials: { stream: public, at_least: 1 }", "found 0")]
    [InlineData("requests: { path: /v5/*, exactly: 1 }", "requests: { path: /v5/order/create, at_least: 1 }", "found 0")]
    [InlineData("asked: { op: auth, socket: private, at_most: 2 }", "asked: { op: auth, at_most: 1 }", "found 2")]
    [InlineData("corrected: { exactly: 2 }", "corrected: { at_most: 1 }", "found 2")]
    [InlineData("says: { name: \"*.disconnected\", text: RESET }", "says: { name: private.disconnected, text: html }", "they say: reset by the peer")]
    [InlineData("no_false_close: {}", "let_go: {}", "over and still in memory: an instance of trail in host 1")]
    [InlineData("resubscribed: {}", "says: { name: auth.failed, text: key }", "there was no such event")]
    public void An_expectation_holds_or_says_what_was_found(string holds, string broken, string found)
    {
        Assert.Empty(Of(holds, Run));
        Assert.Contains(found, Assert.Single(Of(broken, Run)), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_expectation_is_judged_here()
    {
        var broken = Run with
        {
            IsFresh = false,
            HostLegs = [],
            VenueCloses = [],
            Topics = ("", "tickers.BTCUSDT", "position", "tickers.BTCUSDT"),
        };

        Assert.Contains("does not call both streams fresh", Assert.Single(Of("fresh: {}", broken)), StringComparison.Ordinal);
        Assert.Contains("venue [BTCUSDT#0 Buy 0.01", Assert.Single(Of("truth: {}", broken)), StringComparison.Ordinal);
        Assert.Contains("told closed 1 times, at 9 s; at the venue it closed 0 times", Assert.Single(Of("no_false_close: {}", broken)), StringComparison.Ordinal);
        Assert.Contains("first [position], now []", Assert.Single(Of("resubscribed: {}", broken)), StringComparison.Ordinal);
        Assert.Equal(17, ExpectationCatalogue.Names.Count);
    }

    [Fact]
    public void A_fault_that_never_struck_or_struck_elsewhere_or_failed_is_told()
    {
        const string Script = "version: 1\nfaults:\n  - id: cut\n    state: flat\n    do: { tcp.reset: {} }\n";

        Assert.Equal(
            ["it cannot", "fault 'cut' never struck", "fault 'cut' must strike in state flat, struck in state holding (at 4 s)"],
            FaultVerdict.Of(FaultScript.Read(Script), Run with { Problems = ["it cannot"], NeverStruck = ["cut"] }));
    }

    [Fact]
    public void The_report_says_what_a_strike_cost()
    {
        var report = Assert.Single(FaultReport.Of(Run));

        Assert.Equal((At(5), At(3), 2), (report.DropToFresh, report.Gap, report.Corrected));
        Assert.Equal("   4.000 s  cut (tcp.reset, holding)  drop to fresh 5.000 s, gap 3.000 s, corrected 2", report.ToString());
    }

    private static TimeSpan At(int seconds) => TimeSpan.FromSeconds(seconds);

    private static IReadOnlyList<string> Of(string expectation, ObservedRun run) =>
        FaultVerdict.Of(FaultScript.Read($"version: 1\nexpect:\n  - {expectation}\n"), run);
}
