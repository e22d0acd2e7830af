using PluginHybrid.Drilling.Comparing;
using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Drilling;

/// <summary>Every way in which a killed run can be wrong, made by hand.</summary>
[Category(Level.Unit)]
public sealed class RoundComparisonTests
{
    private const string Leg = "BTCUSDT#0";
    private static readonly string[] Flat = [$"{Leg} flat"];

    [Fact]
    public void The_same_commands_and_the_same_end_differ_in_nothing() =>
        Assert.Equal("", Compare([Stop(100), Stop(110), Close("a-1")], [Stop(100), Stop(110), Close("b-1")]));

    [Fact]
    public void The_same_stop_twice_in_a_row_is_told_and_fails_nothing()
    {
        Assert.Equal("told SentAgain", Compare([Stop(100), Stop(110)], [Stop(100), Stop(100, before: 100), Stop(110)]));
        Assert.Equal("told SentAgain", Compare([Stop(100), Stop(110)], [Stop(100), Stop(100, before: 100) with { RetCode = 34040 }, Stop(110)]));
    }

    [Fact]
    public void An_order_under_its_old_id_which_the_venue_knows_is_told_and_fails_nothing() =>
        Assert.Equal("told SentAgain", Compare([Close("a-1")], [Close("a-1"), Close("a-1") with { RetCode = 110072 }]));

    [Fact]
    public void What_the_venue_refused_is_nobodys_command() =>
        Assert.Equal("", Compare([Stop(100)], [Stop(105) with { RetCode = 10001 }, Stop(100)]));

    [Theory]
    [InlineData(Side.Buy, 110, 105)]
    [InlineData(Side.Sell, 110, 115)]
    [InlineData(Side.Buy, 110, 0)]
    public void A_looser_stop_fails_even_when_the_last_one_is_right(Side side, int before, int looser)
    {
        SentCommand[] wanted = [Stop(before, side: side), Stop(120, before: before, side: side)];

        Assert.StartsWith("FAILS LooserStop", Compare(wanted, [wanted[0], Stop(looser, before: before, side: side), wanted[1]]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stop_that_both_runs_loosen_is_no_difference()
    {
        SentCommand[] wanted = [Stop(110), Stop(105, before: 110)];

        Assert.Equal("", Compare(wanted, wanted));
    }

    [Fact]
    public void Another_way_to_the_same_last_stop_is_told() =>
        Assert.Equal("told StopsBetween", Compare([Stop(100), Stop(110), Stop(120)], [Stop(100), Stop(115), Stop(120)]));

    [Fact]
    public void Another_last_stop_of_a_life_fails_whatever_came_in_the_next_life() =>
        Assert.Equal("FAILS LastStop", Compare([Stop(100), Stop(110), Stop(90, life: 2)], [Stop(100), Stop(90, life: 2)]));

    [Fact]
    public void Another_last_take_profit_of_a_position_that_is_gone_is_told() =>
        Assert.Equal("told StopsBetween", Compare([Stop(100) with { Kind = SentKind.TakeProfit }], [Stop(110) with { Kind = SentKind.TakeProfit }]));

    [Fact]
    public void The_last_stop_of_a_position_that_went_in_one_instead_of_in_parts_is_told() =>
        Assert.Equal("told StopsBetween, told OrdersJoined", Compare([Stop(100), Close("a-1", 1), Close("a-2", 1)], [Close("b-1", 2)]));

    [Fact]
    public void A_stop_that_is_never_set_fails() => Assert.Equal("FAILS LastStop", Compare([Stop(100)], []));

    [Fact]
    public void A_second_close_under_a_new_id_fails() =>
        Assert.Equal("FAILS SecondOrder", Compare([Close("a-1")], [Close("a-1"), Close("b-1")]));

    [Fact]
    public void Orders_that_are_missing_or_swapped_or_of_another_size_fail()
    {
        Assert.Equal("FAILS MissingOrder", Compare([Close("a-1")], []));
        Assert.Equal("FAILS SecondOrder", Compare([Close("a-1", 1), Close("a-2", 2)], [Close("a-1", 2), Close("a-2", 1)]));
        Assert.Equal("FAILS SecondOrder, FAILS MissingOrder", Compare([Close("a-1", 1)], [Close("a-1", 2)]));
    }

    [Fact]
    public void What_was_due_in_two_orders_and_came_in_one_is_told() =>
        Assert.Equal("told OrdersJoined", Compare([Close("a-1", 1), Close("a-2", 1)], [Close("b-1", 2)]));

    [Fact]
    public void An_order_that_may_grow_a_position_fails()
    {
        var growing = Close("b-1") with { ReduceOnly = false, What = "sell 1 market" };

        Assert.Equal("FAILS GrowingOrder, FAILS SecondOrder, FAILS MissingOrder", Compare([Close("a-1")], [growing]));
    }

    [Theory]
    [InlineData("BTCUSDT#0 Buy 1 at 100, stop 90, take profit 0, trail 0")]
    [InlineData("ETHUSDT#0 Buy 1 at 100, stop 90, take profit 0, trail 0")]
    public void Another_end_fails(string end)
    {
        var found = RoundComparison.Of(new RoundResult([], Flat), new RoundResult([], end.StartsWith(Leg, StringComparison.Ordinal) ? [end] : [.. Flat, end]));

        Assert.Equal((DifferenceKind.OtherEnd, true), (Assert.Single(found).Kind, found[0].Fails));
        Assert.Contains(end, found[0].Text, StringComparison.Ordinal);
    }

    private static SentCommand Stop(decimal value, decimal before = 0, Side side = Side.Buy, int life = 1) =>
        new(Leg, life, SentKind.Stop, value == 0 ? "stop away" : $"stop {SentCommand.Text(value)}") { Value = value, StopBefore = before, Side = side };

    private static SentCommand Close(string link, decimal qty = 1) =>
        new(Leg, 1, SentKind.Order, $"sell {SentCommand.Text(qty)} market, reduce-only") { Value = qty, Side = Side.Buy, ReduceOnly = true, LinkId = link };

    private static string Compare(IReadOnlyList<SentCommand> wanted, IReadOnlyList<SentCommand> sent) => string.Join(
        ", ",
        RoundComparison.Of(new RoundResult(wanted, Flat), new RoundResult(sent, Flat)).Select(difference => $"{(difference.Fails ? "FAILS" : "told")} {difference.Kind}"));
}
