using System.Runtime.InteropServices;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Watching;

/// <summary>The open legs as the events told them. A tick of a leg known before allocates nothing.</summary>
internal sealed class PositionBoard
{
    private readonly Lock _lock = new();
    private readonly Dictionary<PositionKey, HeldPosition> _held = [];

    /// <summary>Takes a leg in.</summary>
    /// <param name="opened">The event.</param>
    public void Open(in PositionOpened opened)
    {
        lock (_lock)
        {
            _held[opened.Position.Key] = new(opened.Position, null, null, null, Freshness.Stale);
        }
    }

    /// <summary>Takes new facts or a new price in.</summary>
    /// <param name="update">The event.</param>
    public void Update(in PositionUpdate update)
    {
        lock (_lock)
        {
            ref var held = ref CollectionsMarshal.GetValueRefOrAddDefault(_held, update.Position.Key, out _);
            DateTimeOffset? statedAt = update.MarkPrice is null ? null : update.Stamp.ReceivedAt - update.MarkAge;
            held = new(update.Position, update.MarkPrice, update.UnrealisedPnl, statedAt, update.Freshness);
        }
    }

    /// <summary>Lets a leg go.</summary>
    /// <param name="closed">The event.</param>
    public void Close(in PositionClosed closed)
    {
        lock (_lock)
        {
            _held.Remove(closed.Position.Key);
        }
    }

    /// <summary>The legs in the order of their keys.</summary>
    public IReadOnlyList<HeldPosition> Read()
    {
        lock (_lock)
        {
            return [.. _held.Values.OrderBy(held => held.Position.Key)];
        }
    }
}
