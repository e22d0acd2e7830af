using Microsoft.Extensions.Time.Testing;
using PluginHybrid.System.Tests.Rigging;
using PluginHybrid.Testing;
using Side = PluginHybrid.FakeExchange.Venue.Side;

namespace PluginHybrid.System.Tests.Scenario;

/// <summary>The document's system scenario, step by step, through real sockets, real REST and real plugins.</summary>
[Category(Level.System)]
public sealed class LifecycleTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero));

    public static TheoryData<PluginForm, Side, int> Ways
    {
        get
        {
            var ways = new TheoryData<PluginForm, Side, int>();
            foreach (var form in Enum.GetValues<PluginForm>())
            {
                ways.Add(form, Side.Buy, 0);
                ways.Add(form, Side.Sell, 0);
                ways.Add(form, Side.Buy, 1);
                ways.Add(form, Side.Sell, 2);
            }

            return ways;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_position_is_opened_trailed_stopped_out_and_forgotten(PluginForm form, Side side, int positionIdx)
    {
        var leg = new Leg(side, positionIdx);
        await using var rig = await SystemRig.StartAsync(new SystemPlan { Fake = leg.Fake, Form = form, Time = _time });
        var market = new MarketUnderTest(rig, leg, _time);

        await market.Open(0.01m);
        Assert.All(SystemRig.Ids, id => Assert.True(rig.StatusOf(id).Figures.AccountEvents > 0, $"{id} was not told of the position.\n{rig.Tell()}"));

        await market.To(0.8m);
        var before = rig.Exchange.Position(Leg.Symbol, positionIdx).StopLoss;
        await market.To(2m);
        var first = rig.Exchange.Position(Leg.Symbol, positionIdx).StopLoss;
        Assert.True(market.IsTighter(first, before), $"the trail set no stop at +2 %: {before} -> {first}\n{rig.Tell()}");

        await market.To(3m);
        var second = rig.Exchange.Position(Leg.Symbol, positionIdx).StopLoss;
        Assert.True(market.IsTighter(second, first), $"the stop did not follow to +3 %: {first} -> {second}\n{rig.Tell()}");

        await market.To(2.5m);
        Assert.Equal(second, rig.Exchange.Position(Leg.Symbol, positionIdx).StopLoss);

        await market.To(1.5m);
        Assert.True(market.IsFlat, $"the price fell through the stop and nothing happened\n{rig.Tell()}");
        await Wait.Until("the host holds nothing", () => rig.Stream.Positions.Count == 0, rig.Tell);
        await rig.Quiet("after the close");
        Assert.All(SystemRig.Ids, id => Assert.DoesNotContain(rig.StateOf(id).Keys, key => key.Contains(Leg.Symbol, StringComparison.Ordinal)));
        Assert.All(SystemRig.Ids, id => Assert.Equal(0, rig.StatusOf(id).FaultCount));

        Golden.Equal(AcceptedDecisions.Of(form, leg), DecisionText.Of(rig.Journal.Lines));
    }
}
