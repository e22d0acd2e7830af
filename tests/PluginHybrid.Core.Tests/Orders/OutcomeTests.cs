using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Orders;

/// <summary>What each answer of the venue means for the command behind it.</summary>
[Category(Level.Unit)]
public sealed class OutcomeTests
{
    private const string ZeroPosition = "can not set tp/sl/ts for zero position";

    [Fact]
    public void What_the_venue_takes_is_accepted_with_the_price_it_was_rounded_to()
    {
        var desk = OrderDesk.Long();
        var command = desk.Stop(48_999.97m);

        Assert.True(desk.IsWaiting(command), "an answer came before the venue's");
        desk.Take();

        Assert.Equal(new Accepted(command) { Price = 49_000m }, desk.OutcomeOf(command));
    }

    [Fact]
    public void Pitfall_48_34040_is_as_good_as_accepted()
    {
        var desk = OrderDesk.Long(stop: 49_000m);
        var command = desk.Stop(49_000m);
        desk.Refuse(34040, "not modified");

        Assert.IsType<NotModified>(desk.OutcomeOf(command));
        Assert.IsType<NotModified>(desk.OutcomeOf(desk.Stop(49_000m)));
        Assert.Single(desk.Sent);
    }

    [Fact]
    public void Pitfall_49_A_zero_position_that_is_open_is_asked_for_and_the_stop_sent_once_more()
    {
        var desk = OrderDesk.Long();
        var command = desk.Stop(49_000m);
        desk.Refuse(10001, ZeroPosition);
        Assert.Single(desk.Sent);
        desk.Show(Rows.Held("BTCUSDT"));

        Assert.Equal(2, desk.Sent.Count);
        desk.Take();
        Assert.IsType<Accepted>(desk.OutcomeOf(command));
    }

    [Fact]
    public void Pitfall_49_A_zero_position_is_retried_once_and_no_more()
    {
        var desk = OrderDesk.Long();
        var command = desk.Stop(49_000m);
        desk.Refuse(10001, ZeroPosition);
        desk.Show(Rows.Held("BTCUSDT"));
        desk.Refuse(10001, ZeroPosition);
        desk.Show(Rows.Held("BTCUSDT"));

        Assert.Equal(2, desk.Sent.Count);
        Assert.Equal(10001, Assert.IsType<Rejected>(desk.OutcomeOf(command)).Code);
    }

    [Fact]
    public void Pitfall_49_A_leg_that_was_closed_meanwhile_is_closed_here_too()
    {
        var desk = OrderDesk.Long();
        var command = desk.Stop(49_000m);
        desk.Refuse(10001, ZeroPosition);
        desk.Show(Rows.Flat("BTCUSDT"));

        Assert.StartsWith("closed meanwhile", Assert.IsType<Rejected>(desk.OutcomeOf(command)).Text, StringComparison.Ordinal);
        Assert.Single(desk.Sent);
        desk.MustBeDenied(desk.Stop(49_100m), RiskRules.NoPosition);
    }

    [Fact]
    public void Pitfall_50_A_stop_refused_for_its_side_is_rejected_with_the_present_mark_and_not_sent_again()
    {
        var desk = OrderDesk.Long();
        var command = desk.Stop(49_000m);
        desk.Session.Tick("BTCUSDT", 48_900m);
        desk.Refuse(10001, "StopLoss:490000000 set for Buy position should lower than base_price:489000000??MarkPrice");

        Assert.Contains("mark price is now 48900", Assert.IsType<Rejected>(desk.OutcomeOf(command)).Text, StringComparison.Ordinal);
        Assert.Single(desk.Sent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Pitfall_52_110017_counts_as_done_only_when_the_leg_is_flat(bool isFlat)
    {
        var desk = OrderDesk.Long();
        var command = desk.Close();
        desk.Refuse(110017, "current position is zero, cannot fix reduce-only order qty");
        Assert.True(desk.IsWaiting(command), "nobody asked the venue");
        desk.Show(isFlat ? Rows.Flat("BTCUSDT") : Rows.Held("BTCUSDT"));

        Assert.Equal(isFlat ? typeof(NotModified) : typeof(Rejected), desk.OutcomeOf(command).GetType());
    }

    [Theory]
    [InlineData(null, typeof(NotModified))]
    [InlineData("Filled", typeof(NotModified))]
    [InlineData("New", typeof(Rejected))]
    public void A_cancel_of_an_order_that_is_gone_counts_as_done(string? status, Type outcome)
    {
        var desk = OrderDesk.Long();
        desk.Reduce(0.5m, limit: 51_000m);
        desk.Take();
        var command = desk.Give(new CancelOrder(OrderDesk.Leg, "r1-aged-1", "test"), "aged");
        desk.Refuse(110001, "order not exists or too late to cancel");
        desk.ShowOrder(status);

        Assert.Equal(outcome, desk.OutcomeOf(command).GetType());
    }

    [Theory]
    [InlineData("New", typeof(Accepted))]
    [InlineData("Filled", typeof(Accepted))]
    [InlineData("Rejected", typeof(Rejected))]
    [InlineData(null, typeof(Rejected))]
    public void A_duplicate_link_id_is_looked_up(string? status, Type outcome)
    {
        var desk = OrderDesk.Long();
        var command = desk.Close();
        desk.Refuse(110072, "OrderLinkedID is duplicate");
        desk.ShowOrder(status);

        Assert.Equal(outcome, desk.OutcomeOf(command).GetType());
        Assert.Single(desk.Sent);
    }

    [Fact]
    public void Any_other_refusal_is_handed_on_as_the_venue_said_it()
    {
        var desk = OrderDesk.Long();
        var command = desk.Stop(49_000m);
        desk.Refuse(110061, "The number of TP/SL orders exceeds the limit");

        Assert.Equal(new Rejected(command, 110061, "The number of TP/SL orders exceeds the limit"), desk.OutcomeOf(command));
    }

    [Fact]
    public void A_lost_answer_is_looked_up_and_nothing_is_sent_for_the_leg_until_the_venue_answers()
    {
        var desk = OrderDesk.Long();
        var command = desk.Stop(49_000m);
        desk.Lose();
        var next = desk.Stop(49_100m);
        var close = desk.Close();
        Assert.Single(desk.Sent);
        desk.Show(Rows.Held("BTCUSDT") with { StopLoss = 49_000m });

        Assert.IsType<Accepted>(desk.OutcomeOf(command));
        Assert.Equal(2, desk.Sent.Count);
        Assert.IsType<PlaceReduction>(desk.Sent[^1]);
        desk.MustBeDenied(next, RiskRules.Closing);
        Assert.True(desk.IsWaiting(close), "the close has no answer yet");
    }

    [Fact]
    public void A_lost_answer_that_the_venue_shows_no_sign_of_is_unknown_after_five_seconds_and_the_leg_goes_on()
    {
        var desk = OrderDesk.Long();
        var command = desk.Stop(49_000m);
        desk.Lose();
        for (var read = 0; read < 12 && desk.IsWaiting(command); read++)
        {
            desk.Show(Rows.Held("BTCUSDT"));
            desk.Session.AdvanceBy(1);
        }

        Assert.IsType<Unknown>(desk.OutcomeOf(command));
        desk.Show(Rows.Held("BTCUSDT"));
        desk.Stop(49_100m);
        desk.MustHaveSentStop(49_100m);
    }

    [Fact]
    public void An_answer_after_the_patience_that_shows_no_sign_is_followed_by_one_more_look_before_a_new_stop_goes()
    {
        var desk = OrderDesk.Long(new OrderOptions { Protection = StopPolicy.Off, UnknownPatience = TimeSpan.Zero });
        var command = desk.Stop(49_000m);
        desk.Lose();
        desk.Show(Rows.Held("BTCUSDT"));
        Assert.IsType<Unknown>(desk.OutcomeOf(command));
        desk.Stop(49_100m);
        Assert.Single(desk.Sent);

        desk.Session.AdvanceBy(1);
        desk.Show(Rows.Held("BTCUSDT"));

        desk.MustHaveSentStop(49_100m);
    }

    [Fact]
    public void A_stop_equal_to_the_one_in_flight_is_not_sent_again()
    {
        var desk = OrderDesk.Long();
        var first = desk.Stop(49_000m, "a");

        Assert.IsType<NotModified>(desk.OutcomeOf(desk.Stop(49_000m, "b")));
        desk.Take();

        Assert.IsType<Accepted>(desk.OutcomeOf(first));
        Assert.Single(desk.Sent);
    }

    [Fact]
    public void While_the_venue_cannot_be_asked_the_command_is_told_unknown_and_the_leg_stays_shut()
    {
        var desk = OrderDesk.Long();
        var command = desk.Stop(49_000m);
        desk.Lose();
        for (var second = 0; second < 20; second++)
        {
            if (desk.Session.LastCall<ReadPositions>() is var read && second % 2 == 0)
            {
                desk.Session.Answer(new RestFailed(read.Id, RestFailureKind.Transient, "timeout"));
            }

            desk.Session.PassSeconds(1);
        }

        Assert.IsType<Unknown>(desk.OutcomeOf(command));
        desk.Stop(49_100m);
        Assert.Single(desk.Sent);
        desk.Session.PassSeconds(6);
        desk.Show(Rows.Held("BTCUSDT"));
        desk.MustHaveSentStop(49_100m);
    }

    [Theory]
    [InlineData("New", typeof(Accepted))]
    [InlineData("Filled", typeof(Accepted))]
    [InlineData("Rejected", typeof(Rejected))]
    public void A_lost_answer_to_an_order_is_looked_up_by_our_id(string status, Type outcome)
    {
        var desk = OrderDesk.Long();
        var command = desk.Close();
        desk.Lose();
        Assert.Equal("r1-aged-1", desk.Session.LastCall<FindOrder>().OrderLinkId);
        desk.ShowOrder(status);

        Assert.Equal(outcome, desk.OutcomeOf(command).GetType());
        Assert.Single(desk.Sent);
    }

    [Fact]
    public void After_10006_the_newest_intent_goes_when_the_venue_allows_it()
    {
        var desk = OrderDesk.Long();
        var first = desk.Stop(49_000m);
        desk.Fail(RestFailureKind.RateLimited, TimeSpan.FromSeconds(2));
        var second = desk.Stop(49_100m);
        desk.Session.AdvanceBy(1.9);
        Assert.Single(desk.Sent);
        desk.Session.AdvanceBy(0.2);

        desk.MustHaveSentStop(49_100m);
        Assert.Equal(2, desk.Sent.Count);
        Assert.IsType<NotModified>(desk.OutcomeOf(first));
        Assert.True(desk.IsWaiting(second), "the second has no answer yet");
    }

    [Fact]
    public void A_ban_of_ten_minutes_is_not_waited_for()
    {
        var desk = OrderDesk.Long();
        var command = desk.Stop(49_000m);
        desk.Fail(RestFailureKind.RateLimited, TimeSpan.FromMinutes(10));

        Assert.IsType<Rejected>(desk.OutcomeOf(command));
    }

    [Fact]
    public void A_failure_that_heals_is_tried_again_twice_and_then_told()
    {
        var desk = OrderDesk.Long();
        var command = desk.Stop(49_000m);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            Assert.Equal(attempt, desk.Sent.Count);
            desk.Fail(RestFailureKind.Transient);
            desk.Session.AdvanceBy(2);
        }

        Assert.Equal(3, desk.Sent.Count);
        Assert.IsType<Rejected>(desk.OutcomeOf(command));
    }

    [Fact]
    public void A_failure_of_the_key_is_told_at_once()
    {
        var desk = OrderDesk.Long();
        var command = desk.Stop(49_000m);
        desk.Fail(RestFailureKind.Key);

        Assert.IsType<Rejected>(desk.OutcomeOf(command));
    }
}
