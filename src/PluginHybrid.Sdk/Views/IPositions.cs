using System.Diagnostics.CodeAnalysis;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Sdk.Views;

/// <summary>The open legs as of the event being handled, never newer.</summary>
public interface IPositions
{
    /// <summary>Number of open legs.</summary>
    /// <example><code>if (Positions.Count == 0) { return; }</code></example>
    int Count { get; }

    /// <summary>A leg's newest update, by key.</summary>
    /// <param name="leg">Which leg.</param>
    /// <param name="update">The update, when the leg is open.</param>
    /// <returns>False when the leg is flat.</returns>
    /// <example><code>if (Positions.TryGet(key, out var held)) { Log.Information($"{held.Position.Size}"); }</code></example>
    bool TryGet(PositionKey leg, [MaybeNullWhen(false)] out PositionUpdate update);

    /// <summary>All open legs in the order of their keys. A copy.</summary>
    /// <example><code>foreach (var held in Positions.All()) { total += held.UnrealisedPnl ?? 0; }</code></example>
    IReadOnlyList<PositionUpdate> All();

    /// <summary>The open legs of a symbol, in the order of their index. A copy.</summary>
    /// <param name="symbol">As the venue spells it.</param>
    /// <example><code>foreach (var leg in Positions.In("BTCUSDT")) { net += leg.Position.Side == Side.Buy ? leg.Position.Size : -leg.Position.Size; }</code></example>
    IReadOnlyList<PositionUpdate> In(string symbol);
}
