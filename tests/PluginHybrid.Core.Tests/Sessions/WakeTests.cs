using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Core.Wire;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Sessions;

/// <summary>The session asks to be woken when something is due, not more often and not for nothing.</summary>
[Category(Level.Unit)]
public sealed class WakeTests
{
    [Fact]
    public void Ticks_ask_for_no_wake_up()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        var before = session.Effects.WakeRequests;

        for (var i = 0; i < 1_000; i++)
        {
            session.Tick("BTCUSDT", 50_000m + i);
        }

        Assert.Equal(before, session.Effects.WakeRequests);
    }

    [Fact]
    public void A_quiet_hour_costs_one_wake_up_per_ping_and_stream()
    {
        var session = SessionHarness.Live();
        var inputs = session.Next().Number;

        for (var ping = 0; ping < 180; ping++)
        {
            session.AdvanceBy(20);
            session.Say(session.Private, new PongFrame(""));
            session.Say(session.Public, new PongFrame(""));
        }

        // Each round: one wake-up (both pings share it) and two pongs.
        Assert.Equal(180 * 3, session.Next().Number - inputs - 1);
    }

    [Fact]
    public void A_tick_that_confirms_a_topic_takes_its_deadline_back()
    {
        var session = SessionHarness.Live();
        session.Watch("BTCUSDT");
        Assert.Equal(session.Now.AddSeconds(5), session.Effects.Wake);

        session.Snapshot("BTCUSDT", 50_000m);

        Assert.Equal(session.Now.AddSeconds(20), session.Effects.Wake);
    }

    [Fact]
    public void A_call_too_early_does_no_harm()
    {
        var session = SessionHarness.Live();
        var due = session.Effects.Wake;
        session.AdvanceBy(3);

        session.TimerDue();

        Assert.Equal(due, session.Effects.Wake);
        Golden.Equal("", session.Told());
    }

    [Fact]
    public void Prices_become_fresh_at_once_when_the_only_symbol_they_waited_for_is_no_longer_held()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        session.Lose(session.Public);
        session.AdvanceBy(1);
        session.Open(session.Public);
        session.Told();

        session.Push(Rows.Flat("BTCUSDT"));

        session.MustHaveTold("stream.fresh Public after 1s");
    }
}
