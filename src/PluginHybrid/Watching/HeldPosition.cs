using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Watching;

/// <summary>One open leg and the price it was last seen at.</summary>
/// <param name="Position">The leg.</param>
/// <param name="MarkPrice">Mark price; <c>null</c> until one is known.</param>
/// <param name="UnrealisedPnl">Result at that price.</param>
/// <param name="MarkStatedAt">When, on our clock, a frame last stated the mark price; <c>null</c> until one did.</param>
/// <param name="Freshness">Whether both halves could be trusted at the last event.</param>
internal readonly record struct HeldPosition(
    Position Position, decimal? MarkPrice, decimal? UnrealisedPnl, DateTimeOffset? MarkStatedAt, Freshness Freshness);
