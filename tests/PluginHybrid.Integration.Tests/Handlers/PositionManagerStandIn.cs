using System.Collections.Immutable;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Integration.Tests.Handlers;

/// <summary>Keeps the marks it was told, as the position manager will keep its book.</summary>
public sealed class PositionManagerStandIn : StandIn<ImmutableList<decimal>>
{
    protected override ImmutableList<decimal> Begin(in PositionOpened opened) => [];

    protected override ImmutableList<decimal> Follow(ImmutableList<decimal> state, in PositionUpdate update) =>
        update.MarkPrice is { } mark ? state.Add(mark) : state;
}
