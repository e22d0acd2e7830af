using PluginHybrid.Core.Orders;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Integration.Tests.Orders;

/// <summary>Mode paper against a venue that is really there: it must not notice.</summary>
[Category(Level.Integration)]
public sealed class PaperTests
{
    [Fact]
    public async Task A_paper_stop_goes_off_at_the_live_price_and_the_venue_never_hears_of_it()
    {
        await using var trader = await Trader.LongAsync();
        var stop = trader.Below(3);

        var accepted = Assert.IsType<Accepted>(await trader.OutcomeOf(trader.Give(new SetStop(Trader.Leg, stop, "a test says so"), PluginMode.Paper)));
        trader.Exchange.SetMark("BTCUSDT", stop - 1);
        await Wait.Until("the paper leg to close", () => Told<PositionClosed>(trader).Count > 0, trader.Rig.Tell);

        Assert.False(accepted.WasSent);
        Assert.True(Assert.Single(Told<Execution>(trader)).Price <= stop);
        Assert.Equal(stop, Assert.Single(Told<PositionClosed>(trader)).Position.StopLoss);
        Assert.True(Assert.IsType<Denied>(await trader.OutcomeOf(trader.Give(new ClosePosition(Trader.Leg, "again"), PluginMode.Paper))) is { Rule: RiskRules.NoPosition });
        Assert.Equal(0, trader.Requests(Trader.StopPath) + trader.Requests(Trader.CreatePath));
        Assert.Empty(trader.Rig.Events.Of<PositionClosed>());
        await trader.Rig.SameAsVenue();
    }

    private static List<TEvent> Told<TEvent>(Trader trader)
        where TEvent : struct, IHybridEvent => [.. trader.Rig.Events.Of<PaperEvent>().Select(told => told.Inside).OfType<TEvent>()];
}
