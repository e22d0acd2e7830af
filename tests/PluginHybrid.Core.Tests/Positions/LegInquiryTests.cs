using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Positions;

/// <summary>A leg that an earlier run held, and of which the venue tells nothing at the start, is warned of and asked after again.</summary>
[Category(Level.Failover)]
public sealed class LegInquiryTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_leg_that_the_venue_tells_nothing_of_is_warned_of_once(bool refuses)
    {
        var session = Left(refuses, "AUSDT");

        Assert.Equal(
            $"AUSDT#0 was held in an earlier run, and the venue tells nothing of it: {(refuses ? "10001 symbol invalid" : "its answer has no row, not even a flat one")}. It is left out until it does, and asked after again in 1 min",
            Assert.Single(Warnings(session)));
        Assert.True(session.View.Private.IsFresh);
        session.PassSeconds(59);
        Assert.Equal(1, AskedFor(session, "AUSDT"));
        session.PassSeconds(1);
        Assert.Equal(2, AskedFor(session, "AUSDT"));
        Refuse(session);
        Assert.Single(Warnings(session));
        Assert.True(session.View.Private.IsFresh);
    }

    [Fact]
    public void One_that_closed_while_no_host_ran_is_told_closed_in_the_end()
    {
        var session = Left(true, "AUSDT");
        session.PassSeconds(60);
        Refuse(session);
        session.MustNotHaveTold("position.");
        session.PassSeconds(120);

        session.Page("", Rows.Flat("AUSDT", seq: 300));

        session.MustHaveTold("position.closed AUSDT#0 life 1 realised ? by Reconciliation");
        session.PassSeconds(3_600);
        Assert.Equal(3, AskedFor(session, "AUSDT"));
    }

    [Fact]
    public void One_that_lives_is_confirmed()
    {
        var session = Left(true, "AUSDT");
        session.PassSeconds(60);

        session.Page("", Rows.Held("AUSDT", seq: 300));

        session.MustHaveTold("position.opened AUSDT#0 life 1 Buy 1 @ 50000 by Reconciliation");
        Assert.Equal("AUSDT", Assert.Single(session.View.Positions).Key.Symbol);
    }

    [Fact]
    public void An_answer_older_than_what_was_stored_tells_nothing()
    {
        var session = Left(true, "AUSDT");
        session.PassSeconds(60);

        session.Page("", Rows.Flat("AUSDT", seq: 50));

        session.MustNotHaveTold("position.");
        session.PassSeconds(120);
        Assert.Equal(3, AskedFor(session, "AUSDT"));
    }

    [Fact]
    public void A_row_that_names_it_meanwhile_ends_the_asking()
    {
        var session = Left(true, "AUSDT");
        session.Push(Rows.Flat("AUSDT", seq: 300));
        session.MustHaveTold("position.closed AUSDT#0 life 1");

        session.PassSeconds(600);

        Assert.Equal(1, AskedFor(session, "AUSDT"));
    }

    [Fact]
    public void The_mode_that_was_switched_meanwhile_closes_it()
    {
        var session = Left(true, "AUSDT");
        session.PassSeconds(60);

        session.Page("", Rows.Flat("AUSDT", idx: 1, seq: 300), Rows.Flat("AUSDT", idx: 2, seq: 300));

        session.MustHaveTold("position.closed AUSDT#0 life 1 realised ? by Reconciliation");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_is_asked_after_a_bounded_number_of_times(bool isAnswered)
    {
        var session = Left(true, "AUSDT");
        var asked = new List<int>();
        for (var minute = 1; minute <= 300; minute++)
        {
            var before = AskedFor(session, "AUSDT");
            session.PassSeconds(60);
            if (AskedFor(session, "AUSDT") > before)
            {
                asked.Add(minute);
                if (isAnswered)
                {
                    Refuse(session);
                }
            }
        }

        Assert.Equal([1, 3, 7, 15, 31, 47, 63, 79], asked);
        Assert.Equal(
            "AUSDT#0 was asked after 8 times more, and the venue tells nothing of it: it is left out until a row names it, or the private stream is dialled anew",
            Warnings(session)[^1]);
        Assert.Equal(2, Warnings(session).Count);
    }

    [Fact]
    public void After_a_gap_it_begins_anew_and_in_the_gap_nothing_is_asked()
    {
        var session = Left(true, "AUSDT");
        session.Lose(session.Private);
        session.AdvanceBy(1);
        session.OpenPrivate();
        session.Authenticate();
        session.PassSeconds(50);
        Assert.Equal(1, AskedFor(session, "AUSDT"));
        session.Page("");
        session.Page("");
        Refuse(session);
        Assert.Equal(2, AskedFor(session, "AUSDT"));

        session.PassSeconds(59);
        Assert.Equal(2, AskedFor(session, "AUSDT"));
        session.PassSeconds(1);

        Assert.Equal(3, AskedFor(session, "AUSDT"));
        Assert.Single(Warnings(session));
    }

    [Fact]
    public void Of_two_one_is_asked_after_the_other_and_a_limit_of_the_venue_ends_the_round()
    {
        var session = Left(true, "AUSDT", "BUSDT");
        session.PassSeconds(60);
        Assert.Equal((2, 1), (AskedFor(session, "AUSDT"), AskedFor(session, "BUSDT")));
        Refuse(session);
        Assert.Equal((2, 2), (AskedFor(session, "AUSDT"), AskedFor(session, "BUSDT")));
        session.Page("", Rows.Flat("BUSDT", seq: 300));
        session.MustHaveTold("position.closed BUSDT#0 life 1");
        session.PassSeconds(120);
        Assert.Equal((3, 2), (AskedFor(session, "AUSDT"), AskedFor(session, "BUSDT")));
        session.FailRead("10006", TimeSpan.FromMinutes(10));

        session.PassSeconds(599);
        Assert.Equal(3, AskedFor(session, "AUSDT"));
        session.PassSeconds(1);

        Assert.Equal(4, AskedFor(session, "AUSDT"));
    }

    // A process after one that held these: the list names none, and the question for each is left unanswered so.
    private static SessionHarness Left(bool refuses, params string[] symbols)
    {
        var session = SessionHarness.Live([.. symbols.Select(symbol => Rows.Held(symbol))]).NextRun();
        session.Page("");
        session.Page("");
        foreach (var _ in symbols)
        {
            if (refuses)
            {
                Refuse(session);
            }
            else
            {
                session.Page("");
            }
        }

        session.Told();
        return session;
    }

    private static void Refuse(SessionHarness session) =>
        session.Answer(new RestFailed(session.LastCall<ReadPositions>().Id, RestFailureKind.Refused, "10001 symbol invalid"));

    private static int AskedFor(SessionHarness session, string symbol) => session.Effects.Calls.OfType<ReadPositions>().Count(read => read.Symbol == symbol);

    private static List<string> Warnings(SessionHarness session) => [.. session.Effects.Notes.Where(note => note.Kind == NoteKind.Warning).Select(note => note.Text)];
}
