using PluginHybrid.Core.Events;
using PluginHybrid.Core.Rest;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Simulation.Checking;

/// <summary>While positions or prices are stale no plugin's close or reduction is sent.</summary>
public sealed class NoCloseWhileStale : Checker
{
    private bool _isFresh;

    /// <inheritdoc />
    public override string Name => "no-close-while-stale";

    /// <inheritdoc />
    public override void HostStarts(IWorldSight world, EventRouter router)
    {
        ArgumentNullException.ThrowIfNull(router);
        _isFresh = false;
        router.On(EventNames.StreamStale, (in StreamStale stale) => _isFresh = _isFresh && stale.Stream != StreamKind.Private);
        router.On(EventNames.StreamFresh, (in StreamFresh fresh) => _isFresh = _isFresh || fresh.Stream == StreamKind.Private);
    }

    /// <inheritdoc />
    public override void Asked(IWorldSight world, RestCall call)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (call is not PlaceReduction order)
        {
            return;
        }

        // Two witnesses: what the host told, and what it says when asked. Either alone could be what is broken.
        if (!_isFresh || !world.IsFresh(StreamKind.Private))
        {
            Fail(world, "positions", $"{order} was sent while the private stream is {(_isFresh ? "in truth not fresh" : "told to be stale")}.");
        }
        else if (!world.Tickers.Contains(order.Leg.Symbol))
        {
            Fail(world, "prices", $"{order} was sent while no price of {order.Leg.Symbol} is live.");
        }
    }
}
