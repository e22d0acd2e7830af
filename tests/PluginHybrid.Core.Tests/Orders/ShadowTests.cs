using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Orders;

/// <summary>Shadow mode: every check, nothing sent, each plugin with its own picture of the leg.</summary>
[Category(Level.Unit)]
public sealed class ShadowTests
{
    [Fact]
    public void A_shadow_command_passes_the_gate_and_is_not_sent()
    {
        var desk = OrderDesk.Long();

        var outcome = desk.OutcomeOf(desk.Stop(48_999.97m, mode: PluginMode.Shadow));

        Assert.Equal(new Accepted("trail/1") { Price = 49_000m, WasSent = false }, outcome);
        Assert.Empty(desk.Sent);
        Assert.DoesNotContain(desk.Session.Effects.Journaled, line => line.Kind == JournalKind.Sent);
    }

    [Fact]
    public void Never_looser_holds_against_the_plugins_own_unsent_stop_and_not_against_anothers()
    {
        var desk = OrderDesk.Long(stop: 48_000m);
        desk.Stop(49_500m, "a", mode: PluginMode.Shadow);

        desk.MustBeDenied(desk.Stop(49_400m, "a", mode: PluginMode.Shadow), RiskRules.NeverLooser);
        Assert.IsType<Accepted>(desk.OutcomeOf(desk.Stop(49_000m, "b", mode: PluginMode.Shadow)));
        desk.Stop(48_500m, "c");
        desk.MustHaveSentStop(48_500m);
    }

    [Fact]
    public void A_shadow_plugin_closes_once_per_life()
    {
        var desk = OrderDesk.Long();
        desk.Close(mode: PluginMode.Shadow);
        Assert.IsType<NotModified>(desk.OutcomeOf(desk.Close(mode: PluginMode.Shadow)));
        desk.Session.Push(Rows.Flat("BTCUSDT", seq: 300), Rows.Held("BTCUSDT", seq: 301));

        Assert.IsType<Accepted>(desk.OutcomeOf(desk.Close(mode: PluginMode.Shadow)));
    }

    [Fact]
    public void Shadow_and_live_write_the_same_decision_lines()
    {
        static string Lines(PluginMode mode)
        {
            var desk = OrderDesk.Long();
            desk.Stop(49_000m, mode: mode);
            desk.Stop(48_000m, mode: mode);
            desk.Reduce(0.5m, mode: mode);
            return string.Join('\n', desk.Session.Effects.Journaled.Where(line => line.Kind == JournalKind.Decision).Select(line => line.What));
        }

        Assert.Equal(Lines(PluginMode.Live), Lines(PluginMode.Shadow));
    }
}
