namespace PluginHybrid.Sdk.Values;

/// <summary>Tells whether a leg is still the position it was, also after a restart of the host. Keep it in the state store with what belongs to the position.</summary>
/// <remarks>Needs nothing of the host. <see cref="Position.Life"/> tells the same only while the host's own state store is kept: without it lives count from 1 again.</remarks>
/// <param name="OpenedAt">When the position's age starts.</param>
/// <param name="Side">Long or short.</param>
/// <param name="Origin">Whose word <paramref name="OpenedAt"/> is.</param>
/// <param name="EntryPrice">Stands in for the time where that is only our first sight, which a restart changes.</param>
/// <example><code>
/// var kept = State.Get&lt;PositionIdentity&gt;($"trail/{position.Key}");
/// if (kept is null || !kept.Is(position)) { State.Set($"trail/{position.Key}", PositionIdentity.Of(position)); }
/// else { Log.Debug($"still the {kept.Side} of {kept.OpenedAt:u} ({kept.Origin}) at {kept.EntryPrice}"); }
/// </code></example>
public sealed record PositionIdentity(DateTimeOffset OpenedAt, Side Side, AgeOrigin Origin, decimal? EntryPrice)
{
    /// <summary>The identity of a position as it is now.</summary>
    /// <param name="position">An open leg.</param>
    public static PositionIdentity Of(Position position)
    {
        ArgumentNullException.ThrowIfNull(position);
        return new(position.OpenedAt, position.Side, position.AgeOrigin, position.EntryPrice);
    }

    /// <summary>True when it is the same position: same side, and opened at the same time; same entry price where a time is only our first sight.</summary>
    /// <param name="position">An open leg.</param>
    public bool Is(Position position)
    {
        ArgumentNullException.ThrowIfNull(position);
        return position.Side == Side
            && (position.OpenedAt == OpenedAt
                || ((Origin == AgeOrigin.FirstSight || position.AgeOrigin == AgeOrigin.FirstSight)
                    && EntryPrice is not null && position.EntryPrice == EntryPrice));
    }
}
