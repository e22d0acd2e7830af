using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Positions;

/// <summary>The newest that a host knew of a leg: kept on the disk, and told to the session of the next run, so that the leg's lives go on.</summary>
/// <param name="Leg">The leg.</param>
/// <param name="Life">Its newest life, from 1.</param>
/// <param name="Open">What was held in that life; <c>null</c> when it was told closed.</param>
/// <param name="ClosedSequence">The venue's cross sequence when it was told closed; <c>null</c> while it is open, or when nobody knows.</param>
/// <param name="ClosedAt">The venue's time of that row; <c>null</c> likewise.</param>
public sealed record KnownLeg(PositionKey Leg, int Life, Position? Open, long? ClosedSequence = null, DateTimeOffset? ClosedAt = null)
{
    /// <summary>The same without age, for an exchange that counts anew, as every embedded one does: none of its rows is older.</summary>
    public KnownLeg Undated() => this with { Open = Open is { } open ? open with { CrossSequence = null, UpdatedAt = null } : null, ClosedSequence = null, ClosedAt = null };

    /// <exception cref="ArgumentException">The life is none, or the position is of another leg or life.</exception>
    internal void ThrowIfItCannotBe()
    {
        if (Life < 1 || (Open is { } open && (open.Key != Leg || open.Life != Life)))
        {
            throw new ArgumentException($"KnownLegs: {Leg} cannot be in life {Life} with a position of {Open?.Key.ToString() ?? "nothing"} in life {Open?.Life ?? 0}.");
        }
    }
}
