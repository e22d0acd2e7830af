using PluginHybrid.Plugins.Managing;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Plugins.Tests.Managing;

[Category(Level.Unit)]
public sealed class ProtectionTests
{
    private static readonly ManagerSettings Settings = new();

    [Theory]
    [InlineData(Side.Buy, 100, 98)]
    [InlineData(Side.Sell, 100, 102)]
    [InlineData(Side.Buy, 97, 95)]
    [InlineData(Side.Sell, 103, 105)]
    public void The_initial_stop_is_two_percent_from_the_entry_or_from_a_price_that_is_past_it(Side side, int mark, int stop) =>
        Assert.Equal(stop, InitialStop.For((Legs.Long() with { Side = side }).At(mark), Legs.Rules, Settings)!.Value.Price);

    [Fact]
    public void A_fixed_distance_and_one_per_symbol_count_instead()
    {
        var settings = new ManagerSettings { InitialStopBy = StopBy.Price, InitialStop = 5, InitialStops = new Dictionary<string, decimal> { ["BTCUSDT"] = 7 } };
        Assert.Equal(93, InitialStop.For(Legs.Long().At(100), Legs.Rules, settings)!.Value.Price);
        Assert.Equal(95, InitialStop.For(Legs.Long(symbol: "ETHUSDT").At(100), Legs.Rules, settings)!.Value.Price);
        Assert.Null(InitialStop.For(Legs.Long().At(100), Legs.Rules, settings with { InitialStop = 0, InitialStops = new Dictionary<string, decimal>() }));
    }

    [Theory]
    [InlineData(Side.Buy, 99, 99.5)]
    [InlineData(Side.Sell, 101, 100.5)]
    public void A_stop_never_lies_behind_liquidation(Side side, int end, double stop) =>
        Assert.Equal((decimal)stop, InitialStop.For((Legs.Long() with { Side = side, LiquidationPrice = end }).At(100), Legs.Rules, Settings)!.Value.Price);

    [Fact]
    public void Without_a_mark_price_there_is_no_stop() => Assert.Null(InitialStop.For(Legs.Long().At(null), Legs.Rules, Settings));

    [Fact]
    public void A_position_gets_its_stop_after_the_grace_and_not_when_it_has_one()
    {
        var rules = new LegRules(Settings);
        var (watch, _) = rules.See(null, Legs.Long().At(100), Legs.Epoch);
        Assert.False(rules.WantsStop(watch, Legs.After(4.9)));
        Assert.True(rules.WantsStop(watch, Legs.After(5)));
        Assert.False(rules.WantsStop(watch with { NotBefore = Legs.After(20) }, Legs.After(5)));
        Assert.False(rules.WantsStop(watch with { StoppedOnPaper = true }, Legs.After(5)));
        Assert.Null(rules.See(watch, (Legs.Long() with { StopLoss = 98 }).At(100), Legs.After(6)).Watch.NakedSince);
    }

    [Fact]
    public void A_trail_of_the_venue_is_no_stop_for_it_may_not_be_active_yet()
    {
        var rules = new LegRules(Settings);
        var (watch, _) = rules.See(null, (Legs.Long() with { TrailingStop = 1 }).At(100), Legs.Epoch);
        Assert.True(rules.WantsStop(watch, Legs.After(5)));
    }

    [Fact]
    public void Danger_is_told_once_per_step_and_again_only_after_it_has_passed()
    {
        var rules = new LegRules(Settings);
        var position = Legs.Long() with { LiquidationPrice = 90 };
        LegWatch? watch = null;
        var told = new List<string>();
        foreach (var mark in new[] { 101m, 99.9m, 100.1m, 99.9m, 94.5m, 95.1m, 94.5m, 102m, 99.9m })
        {
            (watch, var lines) = rules.See(watch, position.At(mark), Legs.Epoch);
            told.AddRange(lines.Select(line => $"{mark} {(line.Alert ? "alert" : "warning")}"));
        }

        Assert.Equal(["99.9 warning", "94.5 alert", "99.9 warning"], told);
    }

    [Fact]
    public void A_short_is_in_danger_from_above()
    {
        var held = (Legs.Short() with { LiquidationPrice = 104 }).At(100);
        Assert.Equal(4, LiquidationWatch.Distance(held));
        Assert.True(new LegRules(Settings).See(null, held, Legs.Epoch).Lines.Single().Alert);
    }

    [Fact]
    public void The_queue_of_auto_deleveraging_is_told_once_until_it_is_two_places_back()
    {
        var rules = new LegRules(Settings);
        LegWatch? watch = null;
        var told = new List<int>();
        foreach (var rank in new[] { 3, 4, 5, 3, 4, 2, 4 })
        {
            (watch, var lines) = rules.See(watch, (Legs.Long() with { AdlRank = rank }).At(100), Legs.Epoch);
            told.AddRange(lines.Select(_ => rank));
        }

        Assert.Equal([4, 4], told);
    }

    [Fact]
    public void Protection_tightens_reduces_or_closes()
    {
        var held = Legs.Long(size: 1).At(100);
        Assert.Equal(99.5m, Assert.IsType<SetStop>(For(Protection.TightenStops, held)).Price);
        Assert.Equal(100.5m, Assert.IsType<SetStop>(For(Protection.TightenStops, Legs.Short().At(100))).Price);
        Assert.Null(For(Protection.TightenStops, (Legs.Long() with { StopLoss = 99.6m }).At(100)));
        Assert.Equal(0.334m, Assert.IsType<Reduce>(For(Protection.Reduce, held)).Quantity);
        Assert.IsType<ClosePosition>(For(Protection.Reduce, Legs.Long(size: 0.001m).At(100)));
        Assert.IsType<ClosePosition>(For(Protection.Close, held));
        Assert.Null(For(Protection.None, held));
    }

    [Fact]
    public void Only_fresh_prices_that_are_not_old_are_acted_on()
    {
        var rules = new LegRules(Settings);
        Assert.True(rules.Trusts(Legs.Long().At(100, markAge: 20), Legs.After(10)));
        Assert.False(rules.Trusts(Legs.Long().At(100, markAge: 20), Legs.After(10.1)));
        Assert.False(rules.Trusts(Legs.Long().At(100) with { Freshness = Freshness.Stale }, Legs.Epoch));
        Assert.False(rules.Trusts(Legs.Long().At(null), Legs.Epoch));
    }

    [Theory]
    [InlineData(3, 5, "liquidationAlertPercent")]
    [InlineData(10, 5, null)]
    public void The_alert_is_the_second_step(int warn, int alert, string? problem) =>
        Assert.Equal(problem is null, new ManagerSettings { LiquidationWarnPercent = warn, LiquidationAlertPercent = alert }.Problem() is null);

    private static OrderCommand? For(Protection protection, PositionUpdate held) =>
        ProtectiveAct.For(protection, held, 0.3333m, Legs.Rules, Settings, "a test");
}
