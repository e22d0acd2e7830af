using PluginHybrid.Core.Journal;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Checking;

[Category(Level.Unit)]
public sealed class ReducedOnceTests
{
    private readonly Bench _bench = new(new ReducedOnce());

    public ReducedOnceTests()
    {
        _bench.Change(Bench.Held(2), "person");
        Hold(2);
        Line(JournalKind.Sent, "reduce 1 market", "a-1");
        Take("a-1");
        _bench.Change(Bench.Held(1), "host");
    }

    [Fact]
    public void A_reduction_whose_answer_died_with_the_process_and_that_is_made_again_is_told()
    {
        _bench.Restart();
        Hold(1);
        Line(JournalKind.Sent, "reduce 0.5 market", "b-1", "9 min old, half of it goes");

        Assert.Equal("reduced-again", _bench.Places);
    }

    [Fact]
    public void So_is_one_whose_answer_was_lost_on_the_way()
    {
        Line(JournalKind.Outcome, "unknown: no answer", "a-1");
        Hold(1);
        Line(JournalKind.Sent, "reduce 0.5 market", "a-2");

        Assert.Equal("reduced-again", _bench.Places);
    }

    [Theory]
    [InlineData("answered")]
    [InlineData("another reason")]
    [InlineData("a small part")]
    [InlineData("not seen yet")]
    [InlineData("touched by a person")]
    [InlineData("another leg grew")]
    [InlineData("much later")]
    public void Another_reduction_is_right(string why)
    {
        if (why == "answered") Line(JournalKind.Outcome, "accepted 1", "a-1");
        if (why == "touched by a person") _bench.Change(Bench.Held(1.5m), "person");
        if (why == "another leg grew") _bench.Checker.LegChanged(_bench.Sight, null, Bench.Held(1) with { Symbol = "ETHUSDT" }, "person");
        if (why == "much later") _bench.Sight.Now += TimeSpan.FromMinutes(6);
        Hold(why == "not seen yet" ? 2 : 1);
        Line(JournalKind.Sent, why == "a small part" ? "reduce 0.1 market" : "reduce 0.5 market", "a-2", why == "another reason" ? "exposure 7 is above 5" : "8 min old, half of it goes");

        Assert.Empty(_bench.Checker.Found);
    }

    private void Hold(decimal size) => _bench.Sight.Held = [Bench.Leg(size)];

    private void Take(string link) => _bench.Checker.Called(_bench.Sight, new VenueCall("POST", "/v5/order/create", "", $$"""{"orderLinkId":"{{link}}"}""", 0));

    private void Line(JournalKind kind, string what, string link, string because = "8 min old, half of it goes") => _bench.Checker.Kept(_bench.Sight, new JournalEntry
    {
        Input = 1,
        At = DateTimeOffset.UnixEpoch,
        Kind = kind,
        Plugin = "aged-monitor",
        Leg = Bench.Key(),
        OrderLinkId = link,
        What = what,
        Because = because,
    });
}
