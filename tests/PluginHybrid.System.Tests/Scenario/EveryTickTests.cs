using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.System.Tests.Rigging;
using PluginHybrid.Testing;

namespace PluginHybrid.System.Tests.Scenario;

/// <summary>The document's phase 4: the trailing stop tracks prices at 100 ms.</summary>
[Category(Level.System)]
public sealed class EveryTickTests
{
    private const int Ticks = 60;

    [Fact]
    public async Task The_trailing_stop_sees_every_tick_of_an_unloaded_run_at_100_ms()
    {
        await using var rig = await SystemRig.StartAsync(new SystemPlan());
        rig.Exchange.OpenPosition(Leg.Symbol, Side.Buy, 0.01m);
        rig.Exchange.SetStops(new StopRequest { Symbol = Leg.Symbol, StopLoss = 60_000m });
        await Wait.Until("the leg is held at a fresh price", () => rig.Stream.Positions.Count == 1 && rig.Stream.Statistics.Public.IsFresh, rig.Tell);

        // One tick that is not counted: behind it nothing of the ticker's first snapshot is under way any more.
        var start = rig.Exchange.MarkPrice(Leg.Symbol) + 1;
        rig.Exchange.Tick(Leg.Symbol, last: start, mark: start);
        await Wait.Until("the tick before the others has arrived", () => rig.Stream.MarkPrices.TryGetValue(Leg.Symbol, out var mark) && mark == start, rig.Tell);
        await rig.Quiet("before the ticks");
        var before = rig.StatusOf("trailing-stop").Figures;

        // Half a percent up at most: the trail does not wake, so nothing but ticks reaches the plugin.
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var tick = 1; tick <= Ticks; tick++)
        {
            await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            var price = start + (tick * 2.5m);
            rig.Exchange.Tick(Leg.Symbol, last: price, mark: price);
        }

        await Wait.Until("the last tick has arrived", () => rig.Stream.MarkPrices[Leg.Symbol] == start + (Ticks * 2.5m), rig.Tell);
        await rig.Quiet("after the ticks");
        var after = rig.StatusOf("trailing-stop").Figures;

        // On a starved machine two ticks may meet in the slot: then the newer stands in for the older, and it is counted.
        Assert.Equal(Ticks, after.TicksSeen + after.TicksConflated - before.TicksSeen - before.TicksConflated);
        Assert.InRange(after.TicksSeen - before.TicksSeen, Ticks * 9 / 10, Ticks);
    }
}
