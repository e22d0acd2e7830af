using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Integration.Tests.Handlers;

/// <summary>Knows how old a position was at its last event, as the aged monitor will.</summary>
public sealed class AgedMonitorStandIn : StandIn<TimeSpan>
{
    protected override TimeSpan Begin(in PositionOpened opened) => opened.VenueTime - opened.Position.OpenedAt;

    protected override TimeSpan Follow(TimeSpan state, in PositionUpdate update) => update.VenueTime - update.Position.OpenedAt;
}
