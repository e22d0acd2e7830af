using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>Hands an event to a plugin behind a probe.</summary>
internal static class ProbedTurn
{
    /// <summary>The probe first, then the plugin.</summary>
    public static ValueTask Deliver(ITurnProbe probe, string id, PluginInstance tenant, LaneInput input)
    {
        switch (input.Kind)
        {
            case LaneInputKind.Tick:
                var tick = input.Tick;
                var before = probe.Before(id, tick);
                return before.IsCompletedSuccessfully ? tenant.Plugin.OnUpdate(tick) : AfterAsync(before, tenant, tick);
            case LaneInputKind.Ticker:
                return After(probe.Before(id, input.Ticker), tenant, input.Ticker);
            default:
                return After(probe.Before(id, input.Account.Event), tenant, input.Account.Event);
        }
    }

    private static ValueTask After(ValueTask before, PluginInstance tenant, IHybridEvent happened) =>
        before.IsCompletedSuccessfully ? Hand(tenant, happened) : AfterAsync(before, tenant, happened);

    // Back on the lane: the plugin's own code must find its context.
    private static async ValueTask AfterAsync(ValueTask before, PluginInstance tenant, PositionUpdate tick)
    {
        await before.ConfigureAwait(true);
        await tenant.Plugin.OnUpdate(tick).ConfigureAwait(true);
    }

    private static async ValueTask AfterAsync(ValueTask before, PluginInstance tenant, IHybridEvent happened)
    {
        await before.ConfigureAwait(true);
        await Hand(tenant, happened).ConfigureAwait(true);
    }

    private static ValueTask Hand(PluginInstance tenant, IHybridEvent happened) => happened is TickerUpdate ticker
        ? tenant.Plugin.OnTicker(ticker)
        : tenant.Handlers.Deliver(tenant.Plugin, happened);
}
