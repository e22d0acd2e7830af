using PluginHybrid.Plugins.Ageing;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Plugins.Tests.Ageing;

[Category(Level.Unit)]
public sealed class AgeRulesTests
{
    private static readonly AgeSettings Off = new() { WarnAfter = TimeSpan.Zero, BreakEvenAfter = TimeSpan.Zero };
    private static readonly Position Long = Legs.Long();
    private static readonly AgeMemory New = new() { Identity = PositionIdentity.Of(Long) };

    [Fact]
    public void It_warns_once_and_needs_no_price_for_that()
    {
        var settings = Off with { WarnAfter = TimeSpan.FromHours(1) };
        Assert.Null(Due(settings, New, Long.At(null), hours: 0.99));
        Assert.Equal(AgeActionKind.Warn, Due(settings, New, Long.At(null), hours: 1)!.Kind);
        Assert.Null(Due(settings, New with { Warned = true }, Long.At(null), hours: 1));
    }

    [Theory]
    [InlineData(Side.Buy, 101, 100.2)]
    [InlineData(Side.Buy, 100.1, null)]
    [InlineData(Side.Sell, 99, 99.8)]
    [InlineData(Side.Sell, 99.9, null)]
    public void Break_even_comes_as_soon_as_the_price_allows_it(Side side, double mark, double? stop)
    {
        var settings = Off with { BreakEvenAfter = TimeSpan.FromHours(1) };
        var due = Due(settings, New, (Long with { Side = side }).At((decimal)mark), hours: 1);
        Assert.Equal((decimal?)stop, due?.Amount);
    }

    [Fact]
    public void Break_even_leaves_a_tighter_stop_alone()
    {
        var settings = Off with { BreakEvenAfter = TimeSpan.FromHours(1) };
        Assert.Null(Due(settings, New, (Long with { StopLoss = 100.5m }).At(101), hours: 1));
        Assert.Null(Due(settings, New, (Long with { Side = Side.Sell, StopLoss = 99.5m }).At(99), hours: 1));
        Assert.Null(Due(settings, New with { AtBreakEven = true }, Long.At(101), hours: 1));
    }

    [Theory]
    [InlineData(Side.Buy, 0.5, 103)]
    [InlineData(Side.Buy, 4, 101)]
    [InlineData(Side.Sell, 4, 99)]
    [InlineData(Side.Sell, 12, 100)]
    public void The_target_comes_nearer_with_age(Side side, double hours, double target)
    {
        var settings = Off with { Targets = "0:3% 4h:1% 12h:0% 24h:-1%" };
        var mark = side == Side.Buy ? 99 : 101;
        var due = Due(settings, New, (Long with { Side = side }).At(mark), hours);
        Assert.Equal((AgeActionKind.Target, (decimal)target), (due!.Kind, due.Amount));
    }

    [Fact]
    public void A_nearer_take_profit_of_somebody_else_is_left_alone()
    {
        var settings = Off with { Targets = "0:3%" };
        Assert.Null(Due(settings, New, (Long with { TakeProfit = 102 }).At(100), 1));
        Assert.NotNull(Due(settings, New, (Long with { TakeProfit = 104 }).At(100), 1));
        Assert.Null(Due(settings, New with { Target = 103 }, Long.At(100), 1));
    }

    [Fact]
    public void A_price_that_has_reached_the_target_closes()
    {
        var settings = Off with { Targets = "24h:-1%", CloseBy = CloseBy.Market };
        Assert.Equal(AgeActionKind.CloseByMarket, Due(settings, New, Long.At(99.5m), 24)!.Kind);
        Assert.Equal(AgeActionKind.Target, Due(settings, New, Long.At(98.5m), 24)!.Kind);
    }

    [Fact]
    public void It_reduces_once_down_to_the_grid()
    {
        var settings = Off with { ReduceAfter = TimeSpan.FromHours(1), ReduceFraction = 0.33m };
        var due = Due(settings, New, (Long with { Size = 0.01m }).At(100), 1);
        Assert.Equal((AgeActionKind.Reduce, 0.003m), (due!.Kind, due.Amount));
        Assert.Null(Due(settings, New with { Reduced = true }, Long.At(100), 1));
    }

    [Fact]
    public void A_symbol_may_have_a_plan_of_its_own()
    {
        var settings = Off with
        {
            CloseAfter = TimeSpan.FromHours(1),
            CloseBy = CloseBy.Market,
            Symbols = new Dictionary<string, AgePlan> { ["BTCUSDT"] = Off with { CloseAfter = TimeSpan.FromHours(9) } },
        };
        Assert.Null(Due(settings, New, Long.At(100), 1));
        Assert.NotNull(Due(settings, New, Long.At(100), 9));
        var other = Legs.Long(symbol: "ETHUSDT");
        Assert.NotNull(Due(settings, New with { Identity = PositionIdentity.Of(other) }, other.At(100), 1));
    }

    [Fact]
    public void In_quiet_hours_nothing_is_reduced_or_closed_but_stops_are_tightened()
    {
        var settings = Off with { CloseAfter = TimeSpan.FromHours(1), ReduceAfter = TimeSpan.FromHours(1), BreakEvenAfter = TimeSpan.FromHours(1) };
        Assert.Equal(AgeActionKind.BreakEven, Due(settings, New, Long.At(101), 2, quiet: true)!.Kind);
        Assert.Null(Due(settings, New, Long.At(99), 2, quiet: true));
    }

    [Fact]
    public void When_quiet_hours_begin_the_resting_order_is_taken_back()
    {
        var settings = Off with { CloseAfter = TimeSpan.FromHours(1) };
        var memory = New with { Chase = new Chase { Placed = 1, Rests = true, OrderLinkId = "a", At = Legs.After(7199) } };
        Assert.Null(Due(settings, memory, Long.At(100), 2));
        Assert.Equal(AgeActionKind.CancelClose, Due(settings, memory, Long.At(100), 2, quiet: true)!.Kind);
    }

    [Fact]
    public void After_a_refusal_nothing_comes_before_the_pause_is_over()
    {
        var settings = Off with { CloseAfter = TimeSpan.FromHours(1) };
        var memory = New with { NotBefore = Legs.After(7201) };
        Assert.Null(Due(settings, memory, Long.At(100), 2));
        Assert.NotNull(Due(settings, memory, Long.At(100), 2.001));
    }

    [Fact]
    public void A_first_sight_is_told_as_a_lower_bound()
    {
        var settings = Off with { WarnAfter = TimeSpan.FromHours(1) };
        Assert.StartsWith("at least 3 h old", Due(settings, New, (Long with { AgeOrigin = AgeOrigin.FirstSight }).At(1), 3)!.Because, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 0, 0, 100)]
    [InlineData(false, 31, 0, 100)]
    [InlineData(false, 20, 11, 100)]
    [InlineData(false, 0, 0, 0)]
    public void Stale_old_or_missing_prices_are_never_acted_on(bool stale, double markAge, double sinceUpdate, int mark)
    {
        var settings = Off with { CloseAfter = TimeSpan.FromHours(1), BreakEvenAfter = TimeSpan.FromHours(1), Targets = "0:1%", ReduceAfter = TimeSpan.FromHours(1) };
        var now = Legs.After(7200);
        var update = Long.At(mark == 0 ? null : mark, now.AddSeconds(-sinceUpdate), markAge);
        Assert.Null(new AgeRules(settings).Due(New, new AgeSight(update, now, Legs.Rules, stale, false)));
        Assert.Null(new AgeRules(settings).Due(New, new AgeSight(Long.At(100, now) with { Freshness = Freshness.Stale }, now, Legs.Rules, false, false)));
    }

    private static AgeAction? Due(AgeSettings settings, AgeMemory memory, PositionUpdate held, double hours, bool quiet = false)
    {
        var now = Legs.Epoch.AddHours(hours);
        return new AgeRules(settings).Due(memory, new AgeSight(held with { Stamp = new EventStamp(1, 1, now) }, now, Legs.Rules, false, quiet));
    }
}
