using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Orders;

/// <summary>What an earlier run sent and never heard of is asked after before anything is sent for that leg.</summary>
[Category(Level.Unit)]
public sealed class RecoveryTests
{
    [Theory]
    [InlineData("Filled", "recovered: the order was taken and is Filled")]
    [InlineData("New", "recovered: the order was taken and is New")]
    [InlineData(null, "recovered: the venue does not know the order")]
    public void An_order_is_looked_up_by_our_id_and_its_fate_journaled_once(string? status, string line)
    {
        var desk = Began(Sent("reduce 1 market", "r0-aged-7"));

        Assert.Equal("r0-aged-7", desk.Session.LastCall<FindOrder>().OrderLinkId);
        desk.ShowOrder(status);

        var written = Assert.Single(Recovered(desk));
        Assert.Equal((line, "aged", 7L, "r0-aged-7"), (written.What, written.Plugin, written.Number, written.OrderLinkId));
        Assert.Empty(desk.Sent);
        desk.Session.PassSeconds(60);
        Assert.Single(Recovered(desk));
        Assert.Empty(desk.Sent);
    }

    [Fact]
    public void Nothing_is_sent_for_the_leg_until_the_venue_answered()
    {
        var desk = Began(Sent("reduce 1 market", "r0-aged-7"));
        var stop = desk.Stop(49_000m);
        desk.Session.Answer(new RestFailed(desk.Session.LastCall<FindOrder>().Id, RestFailureKind.Transient, "no way there"));
        Assert.Empty(desk.Sent);
        Assert.True(desk.IsWaiting(stop));

        desk.Session.AdvanceBy(1);
        desk.ShowOrder(null);

        desk.MustHaveSentStop(49_000m);
    }

    [Theory]
    [InlineData("set-stop 49000 mark", "recovered: done, the venue's stop is at 49000")]
    [InlineData("set-stop 49500.5 mark", "recovered: not done or replaced since, the venue's stop is at 49000")]
    [InlineData("set-take-profit none", "recovered: done, the venue has no take-profit")]
    [InlineData("set-trailing 250 from 52000", "recovered: not done or replaced since, the venue has no trailing stop")]
    public void A_stop_is_looked_up_in_the_position_row(string what, string line)
    {
        var desk = Began(Sent(what));

        desk.Session.Answer(new PositionsRead(Asked(desk).Id, desk.Session.Now, [Rows.Held("BTCUSDT") with { StopLoss = 49_000m }], ""));

        Assert.Equal(line, Assert.Single(Recovered(desk)).What);
        Assert.Empty(desk.Sent);
    }

    [Fact]
    public void What_was_sent_a_moment_before_the_crash_may_still_be_on_its_way_and_is_looked_for_again()
    {
        var desk = Began(Sent("reduce 1 market", "r0-aged-7") with { At = Rows.Epoch });
        desk.ShowOrder(null);
        Assert.Empty(Recovered(desk));

        desk.Session.AdvanceBy(1);
        desk.ShowOrder("New");

        Assert.Equal("recovered: the order was taken and is New", Assert.Single(Recovered(desk)).What);
    }

    [Fact]
    public void A_market_close_that_still_works_is_not_given_again()
    {
        var desk = Began(Sent("reduce 1 market", "r0-aged-7"));
        desk.ShowOrder("New");

        Assert.IsType<NotModified>(desk.OutcomeOf(desk.Close()));
        Assert.Empty(desk.Sent);
    }

    [Fact]
    public void An_order_of_an_earlier_run_is_cancelled_by_its_plugin_only()
    {
        var desk = OrderDesk.Long();

        desk.MustBeDenied(desk.Give(new CancelOrder(OrderDesk.Leg, "r0-aged-7", "test"), "trail"), RiskRules.OwnOrders);
        desk.MustBeDenied(desk.Give(new CancelOrder(OrderDesk.Leg, "web-aged", "test"), "aged"), RiskRules.OwnOrders);
        desk.Give(new CancelOrder(OrderDesk.Leg, "r0-aged-7", "test"), "aged");

        Assert.Equal("r0-aged-7", Assert.IsType<CancelReduction>(Assert.Single(desk.Sent)).OrderLinkId);
    }

    [Fact]
    public void Lines_of_another_account_are_left_alone()
    {
        var desk = Began(Sent("reduce 1 market", "r0-aged-7") with { Leg = new PositionKey("other", "BTCUSDT", 0) });

        Assert.DoesNotContain(desk.Session.Effects.Calls, call => call is FindOrder);
    }

    private static OrderDesk Began(params JournalEntry[] unfinished) => OrderDesk.After(unfinished, Rows.Held("BTCUSDT") with { StopLoss = 49_000m });

    private static ReadPositions Asked(OrderDesk desk) => desk.Session.Effects.Calls.OfType<ReadPositions>().First(read => read.Symbol == "BTCUSDT");

    private static List<JournalEntry> Recovered(OrderDesk desk) =>
        [.. desk.Session.Effects.Journaled.Where(line => line is { Kind: JournalKind.Outcome } && line.What.StartsWith("recovered", StringComparison.Ordinal))];

    private static JournalEntry Sent(string what, string linkId = "") => new()
    {
        Input = 5,
        At = Rows.Epoch.AddMinutes(-1),
        Kind = JournalKind.Sent,
        Plugin = "aged",
        Number = 7,
        Mode = PluginMode.Live,
        Leg = OrderDesk.Leg,
        OrderLinkId = linkId,
        What = what,
        Because = "test",
    };
}
