using System.Text.Json;
using PluginHybrid.Plugins.Ageing;
using PluginHybrid.Plugins.Managing;
using PluginHybrid.Plugins.Trailing;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;
using PluginHybrid.TestKit;

namespace PluginHybrid.Plugins.Tests.Runs;

/// <summary>What was only decided on paper does not count once a plugin's orders are sent.</summary>
[Category(Level.Integration)]
public sealed class ShadowToLiveTests
{
    private static readonly Accepted Unsent = new("x/1") { WasSent = false };

    [Fact]
    public void The_manager_gives_a_leg_its_stop_though_it_had_one_on_paper()
    {
        var rules = new LegRules(new ManagerSettings());
        var day = Legs.Epoch.Date;
        var watch = rules.See(null, Legs.Long().At(100), Legs.Epoch).Watch with
        {
            StoppedOnPaper = true,
            ActedOnDay = day,
            DayOnPaper = true,
            ActedOnExposure = true,
            ExposureOnPaper = true,
        };
        Assert.False(rules.WantsStop(watch, Legs.After(5)));
        var live = watch.WithoutPaper();

        Assert.True(rules.WantsStop(live, Legs.After(5)));
        Assert.Equal((null, false), (live.ActedOnDay, live.ActedOnExposure));
        Assert.Equal(day, (watch with { DayOnPaper = false }).WithoutPaper().ActedOnDay);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_trail_is_set_though_it_was_on_paper(bool venue)
    {
        var trail = new Trail(new TrailSettings { Mode = venue ? TrailMode.Venue : default, ActivateAtPercent = 2, Distance = 1, VenueNet = 0 });
        var sight = new Sight(Legs.Long(), 105, Legs.Epoch, Legs.Rules);
        var memory = trail.See(null, sight);
        StopMove? Move(TrailMemory known, Sight then) => venue ? trail.Venue(known, then) : trail.Stop(known, then);
        var paper = trail.After(memory, sight, Move(memory, sight)!, venue, Unsent);
        var later = sight with { Now = Legs.After(60) };

        Assert.Null(Move(paper, later));
        Assert.NotNull(Move(paper.WithoutPaper(), later));
    }

    [Theory]
    [InlineData(CloseBy.Market)]
    [InlineData(CloseBy.Limit)]
    public void The_monitor_closes_though_it_did_on_paper(CloseBy by)
    {
        var plan = new AgeSettings { WarnAfter = TimeSpan.Zero, BreakEvenAfter = TimeSpan.Zero, CloseAfter = 1.Minutes(), CloseBy = by };
        MustBeDueAgain(plan, by == CloseBy.Market ? AgeActionKind.CloseByMarket : AgeActionKind.CloseByLimit);
    }

    [Fact]
    public void The_monitor_reduces_protects_and_sets_its_target_though_it_did_on_paper()
    {
        var none = new AgeSettings { WarnAfter = TimeSpan.Zero, BreakEvenAfter = TimeSpan.Zero };
        MustBeDueAgain(none with { ReduceAfter = 1.Minutes() }, AgeActionKind.Reduce);
        MustBeDueAgain(none with { BreakEvenAfter = 1.Minutes() }, AgeActionKind.BreakEven);
        MustBeDueAgain(none with { Targets = "0:5%" }, AgeActionKind.Target);
    }

    [Fact]
    public void The_script_of_the_trail_sets_its_stop_though_the_best_price_was_seen_in_shadow()
    {
        var plugin = PluginTest.FromFile(Path.Combine(Repository.Root, "plugins", "scripts", "trailing-stop.csx")).With("{ distance: 1, activateAtPercent: 2 }");
        var paper = plugin.Mode(PluginMode.Shadow).Play(Rise(63_000));
        var (key, best) = Assert.Single(paper.State);
        var live = plugin.WithState(key, JsonElement.Parse(best)).Mode(PluginMode.Live).Play(Rise(62_700));
        Assert.Equal(62_370, live.Positions.Single().StopLoss);
    }

    private static Market Rise(decimal to) => Market.Long("BTCUSDT", entry: 60_000, size: 0.5m).Rise(to, over: 1.Minutes()).Hold(20.Seconds());

    private static void MustBeDueAgain(AgeSettings plan, AgeActionKind kind)
    {
        var rules = new AgeRules(plan);
        var now = Legs.Epoch.AddHours(1);
        var sight = new AgeSight(Legs.Long().At(102, now), now, Legs.Rules, false, false);
        var memory = new AgeMemory { Identity = PositionIdentity.Of(sight.Position) };
        var act = rules.Due(memory, sight);
        Assert.Equal(kind, act?.Kind);
        var paper = AgeOutcome.After(memory, act!, Unsent, now, plan);

        Assert.Null(rules.Due(paper, sight));
        Assert.Equal(kind, rules.Due(paper.WithoutPaper(), sight)?.Kind);
    }
}
