using Microsoft.Extensions.Time.Testing;
using PluginHybrid.System.Tests.Rigging;
using PluginHybrid.Testing;

namespace PluginHybrid.System.Tests.Scenario;

/// <summary>Moves price and time together, one tick per second, and waits after each until every plugin is at rest.</summary>
internal sealed class MarketUnderTest(SystemRig rig, Leg leg, FakeTimeProvider time)
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private decimal _entry;
    private decimal _percent;

    /// <summary>Opens the leg at the market and waits until all plugins have seen it.</summary>
    public async Task Open(decimal quantity)
    {
        rig.Exchange.OpenPosition(Leg.Symbol, leg.Side, quantity, leg.PositionIdx);
        _entry = rig.Exchange.Position(Leg.Symbol, leg.PositionIdx).EntryPrice;
        await Wait.Until(
            "every plugin has seen the leg at a fresh price",
            () => rig.Stream.Statistics.Public.IsFresh && rig.Stream.Positions.ContainsKey(leg.Key)
                && SystemRig.Ids.All(id => rig.StatusOf(id).Figures.AccountEvents > 0),
            rig.Tell);
        await Tick(_entry);
    }

    /// <summary>True when the venue holds nothing of the leg.</summary>
    public bool IsFlat => rig.Exchange.Position(Leg.Symbol, leg.PositionIdx).IsFlat;

    /// <summary>Leads the price there in steps of a tenth of a percent, or until the leg is closed: then its ticker is no longer followed.</summary>
    /// <param name="percent">In the leg's favour, from the entry price.</param>
    public async Task To(decimal percent)
    {
        var direction = percent > _percent ? 0.1m : -0.1m;
        while (_percent != percent && !IsFlat)
        {
            _percent += direction;
            await Tick(Leg.From(_entry, _percent, leg.IsLong));
        }
    }

    /// <summary>True when a stop is closer to the price than another, or the first of all.</summary>
    public bool IsTighter(decimal? stop, decimal? than) =>
        stop is { } now and > 0 && (than is not { } old || old == 0 || (leg.IsLong ? now > old : now < old));

    private async Task Tick(decimal price)
    {
        time.Advance(Step);
        var seen = rig.Stream.Statistics.Public.Frames;
        rig.Exchange.Tick(Leg.Symbol, last: price, mark: price);
        await Wait.Until(
            $"the tick {price} has arrived",
            () => IsFlat || (rig.Stream.MarkPrices.TryGetValue(Leg.Symbol, out var mark) && mark == price),
            () => $"{seen} frames before\n{rig.Tell()}");
        await rig.Quiet($"after the tick {price}");
    }
}
