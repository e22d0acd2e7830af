using PluginHybrid.Plugins.Ageing;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Plugins.Tests.Ageing;

[Category(Level.Unit)]
public sealed class ChaseTests
{
    private static readonly AgeSettings Settings = new()
    {
        WarnAfter = TimeSpan.Zero,
        BreakEvenAfter = TimeSpan.Zero,
        CloseAfter = TimeSpan.FromHours(1),
        ChaseTimes = 2,
        ChaseWait = TimeSpan.FromSeconds(10),
        ChaseOffsetPercent = 0.1m,
    };

    [Fact]
    public void It_places_waits_cancels_places_anew_and_then_goes_to_the_market() => Golden.Equal(
        """
        0 CloseByLimit 100.1
        10 CancelClose 0
        11 CloseByLimit 101.2
        21 CancelClose 0
        22 CloseByMarket 0
        32 CloseByMarket 0
        """,
        Walk(Settings, Legs.Long(), second => 100 + (second / 11), _ => new Accepted("x/1") { OrderLinkId = "link" }, 36));

    [Fact]
    public void A_short_buys_back_below_the_price() => Golden.Equal(
        "0 CloseByLimit 99.9",
        Walk(Settings, Legs.Short(), _ => 100, _ => new Accepted("x/1") { OrderLinkId = "link" }, 9));

    [Fact]
    public void Without_leave_for_the_market_a_person_is_told_once() => Golden.Equal(
        """
        0 CloseByLimit 100.1
        10 CancelClose 0
        11 GiveUp 0
        """,
        Walk(Settings with { ThenMarket = false, ChaseTimes = 1 }, Legs.Long(), _ => 100, _ => new Accepted("x/1") { OrderLinkId = "link" }, 60));

    [Fact]
    public void A_refused_close_is_tried_again_after_the_pause() => Golden.Equal(
        """
        0 CloseByMarket 0
        30 CloseByMarket 0
        """,
        Walk(Settings with { CloseBy = CloseBy.Market }, Legs.Long(), _ => 100, _ => new Rejected("x/1", 110017, "zero"), 59));

    [Fact]
    public void In_shadow_mode_the_market_order_is_decided_once() => Golden.Equal(
        "0 CloseByMarket 0",
        Walk(Settings with { CloseBy = CloseBy.Market }, Legs.Long(), _ => 100, _ => new Accepted("x/1") { WasSent = false }, 300));

    [Fact]
    public void An_order_that_is_gone_when_it_is_cancelled_is_not_waited_for() => Golden.Equal(
        """
        0 CloseByLimit 100.1
        10 CancelClose 0
        11 CloseByLimit 100.1
        """,
        Walk(Settings, Legs.Long(), _ => 100, act => act.Kind == AgeActionKind.CancelClose ? new Rejected("x/1", 110001, "gone") : new Accepted("x/1") { OrderLinkId = "l" }, 20));

    [Theory]
    [InlineData("own-orders")]
    [InlineData("no-position")]
    public void An_order_that_this_host_does_not_know_is_not_waited_for(string rule) => Golden.Equal(
        """
        0 CloseByLimit 100.1
        10 CancelClose 0
        11 CloseByLimit 100.1
        """,
        Walk(Settings, Legs.Long(), _ => 100, act => act.Kind == AgeActionKind.CancelClose ? new Denied("x/1", rule, "", "") : new Accepted("x/1") { OrderLinkId = "l" }, 20));

    [Theory]
    [InlineData("halted")]
    [InlineData("stale")]
    [InlineData("budget")]
    public void A_cancel_that_is_denied_for_another_reason_is_repeated_and_nothing_is_placed_beside_the_order(string rule) => Golden.Equal(
        """
        0 CloseByLimit 100.1
        10 CancelClose 0
        40 CancelClose 0
        """,
        Walk(Settings, Legs.Long(), _ => 100, act => act.Kind == AgeActionKind.CancelClose ? new Denied("x/1", rule, "", "") : new Accepted("x/1") { OrderLinkId = "l" }, 60));

    [Fact]
    public void A_cancel_whose_answer_is_not_known_is_repeated_and_nothing_is_placed_meanwhile() => Golden.Equal(
        """
        0 CloseByLimit 100.1
        10 CancelClose 0
        40 CancelClose 0
        """,
        Walk(Settings, Legs.Long(), _ => 100, act => act.Kind == AgeActionKind.CancelClose ? new Unknown("x/1", "timeout") : new Accepted("x/1") { OrderLinkId = "l" }, 60));

    [Fact]
    public void The_end_of_the_order_told_by_the_venue_frees_the_chase()
    {
        var memory = new AgeMemory { Identity = PositionIdentity.Of(Legs.Long()), Chase = new Chase { Placed = 1, Rests = true, OrderLinkId = "a" } };
        Assert.True(AgeOutcome.Ended(memory, "b").Chase!.Rests);
        Assert.False(AgeOutcome.Ended(memory, "a").Chase!.Rests);
    }

    [Fact]
    public void A_close_that_rests_already_is_chased_by_the_id_that_the_desk_names()
    {
        var place = new AgeAction(AgeActionKind.CloseByLimit, 100.1m, "old");
        var memory = new AgeMemory { Identity = PositionIdentity.Of(Legs.Long()) };

        memory = AgeOutcome.After(memory, place, new NotModified("x/1", "rests") { OrderLinkId = "r0-aged-monitor-7" }, Legs.Epoch, Settings);

        Assert.Equal(new Chase { Placed = 1, Rests = true, OrderLinkId = "r0-aged-monitor-7", At = Legs.Epoch }, memory.Chase);
        Assert.False(AgeOutcome.Ended(memory, "r0-aged-monitor-7").Chase!.Rests);
    }

    private static string Walk(AgeSettings settings, Position position, Func<int, decimal> price, Func<AgeAction, OrderOutcome> desk, int seconds)
    {
        var rules = new AgeRules(settings);
        var memory = new AgeMemory { Identity = PositionIdentity.Of(position) };
        var lines = new List<string>();
        for (var second = 0; second < seconds; second++)
        {
            var now = Legs.Epoch.AddHours(1).AddSeconds(second);
            var sight = new AgeSight(position.At(price(second), now), now, Legs.Rules, false, false);
            if (rules.Due(memory, sight) is not { } act)
            {
                continue;
            }

            lines.Add(FormattableString.Invariant($"{second} {act.Kind} {act.Amount:0.###}"));
            memory = act.Kind == AgeActionKind.GiveUp
                ? memory with { Chase = memory.Chase! with { IsOver = true } }
                : AgeOutcome.After(memory, act, desk(act), now, settings);
        }

        return string.Join('\n', lines);
    }
}
