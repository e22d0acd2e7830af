using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Orders;

/// <summary>Who closes at a limit what is being closed at a limit learns which order that is: its plugin may have been restarted before it heard of it.</summary>
[Category(Level.Unit)]
public sealed class RestingCloseTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_order_is_named_be_it_taken_or_still_on_its_way(bool isTaken)
    {
        var desk = OrderDesk.Long();
        desk.Close(limit: 51_000m);
        if (isTaken)
        {
            desk.Take();
        }

        Assert.Equal(Placed(desk).OrderLinkId, Named(desk, desk.Close(limit: 51_100m)));
    }

    [Fact]
    public void One_that_waits_to_be_sent_is_named_as_it_will_be()
    {
        var desk = OrderDesk.Long();
        desk.Reduce(0.1m);
        desk.Close(limit: 51_000m);
        Assert.Single(desk.Sent);
        var named = Named(desk, desk.Close(limit: 51_100m));

        desk.Take();

        Assert.Equal(2, desk.Sent.Count);
        Assert.Equal(Placed(desk).OrderLinkId, named);
    }

    [Fact]
    public void One_whose_answer_was_lost_is_named()
    {
        var desk = OrderDesk.Long();
        desk.Close(limit: 51_000m);
        desk.Lose();

        Assert.Equal(Placed(desk).OrderLinkId, Named(desk, desk.Close(limit: 51_100m)));
    }

    [Fact]
    public void One_of_an_earlier_run_is_named_and_can_be_taken_back_and_placed_anew()
    {
        var desk = OrderDesk.After(
            [
                new JournalEntry
                {
                    Input = 5,
                    At = Rows.Epoch.AddMinutes(-1),
                    Kind = JournalKind.Sent,
                    Plugin = "aged",
                    Number = 7,
                    Mode = PluginMode.Live,
                    Leg = OrderDesk.Leg,
                    OrderLinkId = "r0-aged-7",
                    What = "reduce 1 limit 51000",
                    Because = "test",
                },
            ],
            Rows.Held("BTCUSDT"));
        desk.ShowOrder("New");
        var named = Named(desk, desk.Close(limit: 51_100m));
        Assert.Equal("r0-aged-7", named);

        var cancel = desk.Give(new CancelOrder(OrderDesk.Leg, named, "test"), "aged");
        desk.Take();
        desk.Close(limit: 51_100m);

        Assert.IsType<Accepted>(desk.OutcomeOf(cancel));
        Assert.Equal(51_100m, Placed(desk).LimitPrice);
    }

    [Fact]
    public void The_order_of_another_plugin_is_not_named_which_alone_may_take_it_back()
    {
        var desk = OrderDesk.Long();
        desk.Close("a", limit: 51_000m);
        Assert.Equal("", Named(desk, desk.Close("b", limit: 51_100m)));
        desk.Take();

        Assert.Equal("", Named(desk, desk.Close("b", limit: 51_100m)));
    }

    [Fact]
    public void A_close_at_the_market_rests_nowhere_and_has_no_name()
    {
        var desk = OrderDesk.Long();
        desk.Close();

        Assert.Equal("", Named(desk, desk.Close(limit: 51_100m)));
    }

    private static PlaceReduction Placed(OrderDesk desk) => Assert.IsType<PlaceReduction>(desk.Sent[^1]);

    private static string Named(OrderDesk desk, string command) => Assert.IsType<NotModified>(desk.OutcomeOf(command)).OrderLinkId;
}
