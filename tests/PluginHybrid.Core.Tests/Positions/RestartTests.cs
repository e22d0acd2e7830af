using PluginHybrid.Core.Positions;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Positions;

/// <summary>Lives go on over a restart: what an earlier run kept is told open once more, or closed, once the venue says which.</summary>
[Category(Level.Failover)]
public sealed class RestartTests
{
    private static readonly DateTimeOffset OpenedAt = Rows.Epoch.AddHours(-1);

    [Fact]
    public void A_leg_that_is_still_in_its_life_is_told_open_once_more()
    {
        var session = SessionHarness.Live(Aged("AUSDT")).NextRun();

        session.Reconcile(Aged("AUSDT", seq: 300));

        Golden.Equal("""
            position.opened AUSDT#0 life 1 Buy 1 @ 50000 by Reconciliation
            position.update AUSDT#0 Buy 1 mark ? pnl ? by Reconciliation, Stale
            """, Positions(session));
        session.Snapshot("AUSDT", 50_100m);
        session.Lose(session.Private);
        session.AdvanceBy(1);
        session.Told();
        session.ReopenPrivate(Aged("AUSDT", seq: 300));
        session.MustNotHaveTold("position.opened");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_leg_that_closed_meanwhile_is_told_closed_once(bool byPush)
    {
        var session = SessionHarness.Live(Aged("AUSDT")).NextRun();
        if (byPush)
        {
            session.Push(Rows.Flat("AUSDT", seq: 300, realised: 3m));
        }

        session.Reconcile(Rows.Flat("AUSDT", seq: 300, realised: 3m));

        Assert.Equal("position.closed AUSDT#0 life 1 realised ? by Reconciliation", Positions(session));
        Assert.True(session.View.Private.IsFresh);
        session.Lose(session.Private);
        session.AdvanceBy(1);
        session.ReopenPrivate(Rows.Flat("AUSDT", seq: 300));
        Assert.Equal(new KnownLeg(new PositionKey("main", "AUSDT", 0), 1, null, 300, Rows.Epoch.AddMilliseconds(300)), session.Effects.Kept.Values.Single());
        session.MustNotHaveTold("position.");
    }

    [Theory]
    [InlineData(Side.Sell, 0)]
    [InlineData(Side.Buy, 30)]
    [InlineData(Side.Sell, 30)]
    public void Another_life_closes_the_stored_one_and_begins_the_next(Side side, int minutesLater)
    {
        var session = SessionHarness.Live(Aged("AUSDT")).NextRun();

        session.Push(Rows.Held("AUSDT", 2m, side: side, seq: 300) with { OpenTime = OpenedAt.AddMinutes(minutesLater) });
        session.Acknowledge();

        Golden.Equal($"""
            position.closed AUSDT#0 life 1 realised ? by Reconciliation
            position.opened AUSDT#0 life 2 {side} 2 @ 50000 by PrivatePush
            position.update AUSDT#0 {side} 2 mark ? pnl ? by PrivatePush, Stale
            """, Positions(session));
        session.Snapshot("AUSDT", 50_000m);
        session.MustHaveTold("by Tick");
    }

    [Fact]
    public void Without_an_opening_time_the_side_tells_and_the_age_goes_on()
    {
        var before = SessionHarness.Live(Rows.Held("AUSDT"), Rows.Held("BUSDT"));
        var opened = before.View.Positions[0].OpenedAt;
        var session = before.NextRun();

        session.Reconcile(Rows.Held("AUSDT", seq: 300), Rows.Held("BUSDT", side: Side.Sell, seq: 300));

        Golden.Equal("""
            position.opened AUSDT#0 life 1 Buy 1 @ 50000 by Reconciliation
            position.update AUSDT#0 Buy 1 mark ? pnl ? by Reconciliation, Stale
            position.closed BUSDT#0 life 1 realised ? by Reconciliation
            position.opened BUSDT#0 life 2 Sell 1 @ 50000 by Reconciliation
            position.update BUSDT#0 Sell 1 mark ? pnl ? by Reconciliation, Stale
            """, Positions(session));
        Assert.Equal((opened, AgeOrigin.FirstSight), (session.View.Positions[0].OpenedAt, session.View.Positions[0].AgeOrigin));
    }

    [Fact]
    public void A_row_without_a_time_may_be_followed_by_one_that_tells_another_life()
    {
        var session = SessionHarness.Live(Aged("AUSDT")).NextRun();

        session.Push(Rows.Held("AUSDT", seq: 300));
        session.Reconcile(Rows.Held("AUSDT", seq: 300) with { OpenTime = OpenedAt.AddMinutes(30) });

        var told = Positions(session);
        Assert.StartsWith("position.opened AUSDT#0 life 1 Buy 1 @ 50000 by Reconciliation", told, StringComparison.Ordinal);
        Assert.Contains("position.closed AUSDT#0 life 1 realised ? by Reconciliation\nposition.opened AUSDT#0 life 2", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flat_leg_counts_on()
    {
        var before = SessionHarness.Live(Rows.Held("AUSDT"));
        before.Push(Rows.Flat("AUSDT"));
        var session = before.NextRun();
        session.Reconcile();
        session.MustNotHaveTold("position.");

        session.Push(Rows.Held("AUSDT", seq: 300));

        session.MustHaveTold("position.opened AUSDT#0 life 2 Buy 1 @ 50000 by PrivatePush");
    }

    [Fact]
    public void A_remembered_leg_is_not_held_before_the_venue_confirms_it()
    {
        var session = SessionHarness.Live(Rows.Held("AUSDT")).NextRun();

        session.Watch("AUSDT");
        session.Acknowledge();
        session.Snapshot("AUSDT", 50_000m);
        session.Tick("AUSDT", 50_001m);

        Assert.Empty(session.View.Positions);
        session.MustNotHaveTold("position.");
    }

    [Fact]
    public void An_answer_older_than_what_was_stored_is_lagging_and_closes_nothing()
    {
        var session = SessionHarness.Live(Rows.Held("AUSDT", seq: 100)).NextRun();
        session.Page("");
        session.Page("");

        session.Page("", Rows.Flat("AUSDT", seq: 50));

        session.MustHaveTold("reconcile.failed the venue's answer for AUSDT#0 is older than what its stream said");
        session.AdvanceBy(1);
        session.Reconcile(Rows.Held("AUSDT", seq: 100));
        session.MustHaveTold("position.opened AUSDT#0 life 1");
    }

    [Fact]
    public void A_venue_that_counts_anew_is_believed_after_ten_minutes()
    {
        var session = SessionHarness.Live(Rows.Held("AUSDT", seq: 100)).NextRun(secondsLater: 660);

        session.Push(Rows.Held("AUSDT", seq: 7));

        session.MustHaveTold("position.opened AUSDT#0 life 1");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_is_believed_at_once_when_its_clock_says_so(bool byOpenTime)
    {
        var session = SessionHarness.Live(Rows.Held("AUSDT", seq: 100)).NextRun();
        var (row, later) = (Rows.Held("AUSDT", size: 3m, seq: 7), Rows.Epoch.AddSeconds(5));

        session.Push(byOpenTime ? row with { OpenTime = later } : row with { UpdatedTime = later });

        session.MustHaveTold("position.opened AUSDT#0 life 1 Buy 3");
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(12, true)]
    public void It_is_believed_when_it_never_traded_the_symbol_unless_that_may_be_lag(int secondsLater, bool isBelieved)
    {
        var session = SessionHarness.Live(Rows.Held("AUSDT", seq: 100)).NextRun(secondsLater);

        session.Page("", Rows.NeverTraded("AUSDT"));
        session.Page("");

        Assert.Equal(isBelieved, session.Told().Contains("position.closed AUSDT#0 life 1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_leg_that_was_told_closed_is_not_opened_by_an_older_row()
    {
        var before = SessionHarness.Live(Rows.Held("AUSDT", seq: 100));
        before.Push(Rows.Flat("AUSDT", seq: 200));
        var session = before.NextRun();
        session.Page("");
        session.Page("");

        session.Push(Rows.Held("AUSDT", seq: 100));
        session.MustNotHaveTold("position.");
        session.Push(Rows.Held("AUSDT", seq: 300));

        session.MustHaveTold("position.opened AUSDT#0 life 2");
    }

    [Fact]
    public void Without_its_age_a_leg_binds_no_row()
    {
        var before = SessionHarness.Live(Rows.Held("AUSDT", seq: 100), Rows.Held("BUSDT", seq: 100));
        before.Push(Rows.Flat("BUSDT", seq: 200));
        var session = before.NextRun(secondsLater: 1, undated: true);

        session.Push(Rows.Held("AUSDT", seq: 7));
        session.Push(Rows.Held("BUSDT", seq: 8));

        Assert.Equal(["AUSDT#0 life 1", "BUSDT#0 life 2"], Positions(session).Split('\n').Where(line => line.StartsWith("position.opened", StringComparison.Ordinal)).Select(line => line[16..30]));
    }

    [Fact]
    public void The_mode_that_was_switched_meanwhile_closes_the_leg_that_is_no_more()
    {
        var session = SessionHarness.Live(Rows.Held("AUSDT")).NextRun();

        session.Reconcile(Rows.Flat("AUSDT", idx: 1, seq: 300), Rows.Flat("AUSDT", idx: 2, seq: 300));

        Assert.Equal("position.closed AUSDT#0 life 1 realised ? by Reconciliation", Positions(session));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_leg_of_which_the_venue_says_nothing_stays_remembered(bool refuses)
    {
        var session = SessionHarness.Live(Rows.Held("AUSDT"), Rows.Held("BUSDT")).NextRun();
        session.Page("", Rows.Held("BUSDT", seq: 300));
        session.Page("");

        session.Answer(refuses
            ? new RestFailed(session.LastCall<ReadPositions>().Id, RestFailureKind.Refused, "10001 symbol invalid", null)
            : new PositionsRead(session.LastCall<ReadPositions>().Id, session.Now, [], ""));

        Assert.DoesNotContain("AUSDT", Positions(session), StringComparison.Ordinal);
        Assert.True(session.View.Private.IsFresh);
        session.Push(Rows.Flat("AUSDT", seq: 400));
        session.MustHaveTold("position.closed AUSDT#0 life 1 realised ? by Reconciliation");
    }

    [Fact]
    public void A_leg_of_another_account_is_left_aside()
    {
        var session = new SessionHarness(new SessionOptions { KnownLegs = [Known("AUSDT", "other")] });
        session.Start();

        session.Open(session.Public);
        session.ReopenPrivate(Rows.Held("AUSDT"));

        session.MustHaveTold("position.opened AUSDT#0 life 1");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 1)]
    public void A_leg_that_cannot_be_is_refused(int life, int lifeOfPosition)
    {
        var known = Known("AUSDT");
        var options = new SessionOptions { KnownLegs = [known with { Life = life, Open = known.Open! with { Life = lifeOfPosition } }] };

        Assert.Contains("KnownLegs: AUSDT#0", Assert.Throws<ArgumentException>(() => new SessionHarness(options)).Message, StringComparison.Ordinal);
    }

    private static PositionRow Aged(string symbol, long seq = 100) => Rows.Held(symbol, seq: seq) with { OpenTime = OpenedAt };

    private static KnownLeg Known(string symbol, string account = "main") =>
        new(new PositionKey(account, symbol, 0), 1, SessionHarness.Live(Rows.Held(symbol)).View.Positions[0] with { Key = new PositionKey(account, symbol, 0) });

    private static string Positions(SessionHarness session) =>
        string.Join('\n', session.Told().Split('\n').Where(line => line.StartsWith("position.", StringComparison.Ordinal)));
}
