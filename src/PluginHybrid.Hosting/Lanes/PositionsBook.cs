using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Sdk.Views;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>One lane's own view of the open legs, fed by what the lane hands out: as of the event being handled, never newer.</summary>
internal sealed class PositionsBook : IPositions
{
    private readonly Dictionary<PositionKey, PositionUpdate> _open = [];

    /// <inheritdoc />
    public int Count => _open.Count;

    /// <inheritdoc />
    public bool TryGet(PositionKey leg, [MaybeNullWhen(false)] out PositionUpdate update) => _open.TryGetValue(leg, out update);

    /// <inheritdoc />
    public IReadOnlyList<PositionUpdate> All()
    {
        // Plugins ask for this every second: two arrays, and no sorting of the wide values.
        var keys = new PositionKey[_open.Count];
        _open.Keys.CopyTo(keys, 0);
        Array.Sort(keys);
        return Array.ConvertAll(keys, key => _open[key]);
    }

    /// <inheritdoc />
    public IReadOnlyList<PositionUpdate> In(string symbol) =>
        [.. _open.Values.Where(held => held.Position.Key.Symbol == symbol).OrderBy(held => held.Position.Key)];

    /// <summary>A leg's newer facts or price. Allocates only for a new leg.</summary>
    public void Take(in PositionUpdate update) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_open, update.Position.Key, out _) = update;

    /// <summary>A leg opened: without a price until its first update.</summary>
    public void Take(in PositionOpened opened) => Take(UpdateOf(opened));

    /// <summary>A leg is flat.</summary>
    public void Take(in PositionClosed closed) => _open.Remove(closed.Position.Key);

    /// <summary>The state in place of everything known.</summary>
    public void Reset(IReadOnlyList<PositionUpdate> open)
    {
        _open.Clear();
        foreach (var update in open)
        {
            _open.Add(update.Position.Key, update);
        }
    }

    /// <summary>What is known of a leg by its opening alone.</summary>
    public static PositionUpdate UpdateOf(in PositionOpened opened) => new()
    {
        Stamp = opened.Stamp,
        Position = opened.Position,
        VenueTime = opened.VenueTime,
        Cause = opened.Cause,
        Freshness = Freshness.Stale,
    };
}
