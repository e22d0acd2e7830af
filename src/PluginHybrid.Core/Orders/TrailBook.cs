using PluginHybrid.Core.Positions;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Orders;

/// <summary>What is known of the venue's trails: a position's row shows the distance, and never whether the trail is active yet.</summary>
internal sealed class TrailBook
{
    private readonly SortedDictionary<PositionKey, KnownTrail> _trails = [];

    /// <summary>The venue took a trail of ours.</summary>
    /// <param name="held">The leg.</param>
    /// <param name="distance">In price.</param>
    /// <param name="activePrice">Where it begins; <c>null</c> at once.</param>
    /// <param name="mark">The mark price, as last known.</param>
    public void Took(Position held, decimal distance, decimal? activePrice, decimal? mark) =>
        _trails[held.Key] = new KnownTrail(held.Life, distance, IsPassed(held, activePrice, mark) ? null : activePrice);

    /// <summary>The venue shows that the leg's trail has a stop now.</summary>
    /// <param name="held">The leg.</param>
    public void SawActive(Position held)
    {
        if (held.TrailingStop is { } distance)
        {
            _trails[held.Key] = new KnownTrail(held.Life, distance, null);
        }
    }

    /// <summary>A symbol's prices changed: a trail that has begun stays so. On the hot path.</summary>
    /// <param name="slot">The symbol.</param>
    public void Priced(SymbolSlot slot)
    {
        if (_trails.Count == 0)
        {
            return;
        }

        foreach (var leg in slot.Legs)
        {
            if (leg.Open is { } held && _trails.TryGetValue(held.Key, out var trail) && trail.Life == held.Life && IsPassed(held, trail.From, slot.Ticker.Mark))
            {
                _trails[held.Key] = trail with { From = null };
            }
        }
    }

    /// <summary>True when the trail that the row shows is known to be active.</summary>
    /// <param name="held">The leg.</param>
    public bool IsActive(Position held) => Of(held) is { From: null };

    /// <summary>True when the trail that the row shows is known to wait for its price.</summary>
    /// <param name="held">The leg.</param>
    public bool IsWaiting(Position held) => Of(held) is { From: not null };

    // A row with another distance: a person has changed it, and nothing is known.
    private KnownTrail? Of(Position held) =>
        _trails.TryGetValue(held.Key, out var trail) && trail.Life == held.Life && trail.Distance == held.TrailingStop ? trail : null;

    private static bool IsPassed(Position held, decimal? price, decimal? mark) =>
        price is { } from && mark is { } now && (held.Side == Side.Buy ? now >= from : now <= from);

    private sealed record KnownTrail(int Life, decimal Distance, decimal? From);
}
