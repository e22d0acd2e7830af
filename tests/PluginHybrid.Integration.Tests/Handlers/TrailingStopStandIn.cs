using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Integration.Tests.Handlers;

/// <summary>Follows the best mark since the opening, as the trailing stop will.</summary>
public sealed class TrailingStopStandIn : StandIn<decimal?>
{
    protected override decimal? Begin(in PositionOpened opened) => null;

    protected override decimal? Follow(decimal? state, in PositionUpdate update) => (state, update.MarkPrice) switch
    {
        (null, var mark) => mark,
        (var best, null) => best,
        ({ } best, { } mark) => update.Position.Side == Side.Buy ? Math.Max(best, mark) : Math.Min(best, mark),
    };
}
