namespace PluginHybrid.Simulation.Checking;

/// <summary>No stop that the venue took from the host is looser than the one before.</summary>
/// <remarks>A person's stop binds the host once it can know of it: <see cref="Travels"/> after the host showed it.</remarks>
public sealed class NeverLooser : Checker
{
    /// <summary>Longest way of a request that was decided before the host knew: the venue refuses older signatures.</summary>
    public static readonly TimeSpan Travels = TimeSpan.FromSeconds(10);

    private readonly Dictionary<(string Symbol, int Leg), Bound> _bounds = [];

    /// <inheritdoc />
    public override string Name => "never-looser";

    /// <inheritdoc />
    public override void LegChanged(IWorldSight world, VenueLeg? before, VenueLeg after, string cause)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(after);
        var key = (after.Symbol, after.PositionIdx);
        if (before is { Size: > 0 } && after.Size > 0 && before.Life == after.Life && before.Direction == after.Direction && cause == "host")
        {
            Compare(world, before, after, _bounds.GetValueOrDefault(key));
        }

        if (before is null || before.StopLoss != after.StopLoss || before.TrailingStop != after.TrailingStop || before.Life != after.Life)
        {
            _bounds[key] = new Bound(cause, null);
        }
    }

    /// <inheritdoc />
    public override void Second(IWorldSight world)
    {
        ArgumentNullException.ThrowIfNull(world);
        foreach (var leg in world.Legs)
        {
            var key = (leg.Symbol, leg.PositionIdx);
            if (_bounds.TryGetValue(key, out var bound) && bound is { By: not "host", ShownAt: null } && IsShown(world, leg))
            {
                _bounds[key] = bound with { ShownAt = world.Now };
            }
        }
    }

    /// <inheritdoc />
    public override void HostEnds(IWorldSight world)
    {
        foreach (var key in _bounds.Keys.ToArray())
        {
            // The next process has yet to see it.
            _bounds[key] = _bounds[key] with { ShownAt = null };
        }
    }

    private static bool IsShown(IWorldSight world, VenueLeg leg) => world.Held.Any(held =>
        held.Key.Symbol == leg.Symbol && held.Key.PositionIdx == leg.PositionIdx
        && (held.StopLoss ?? 0) == leg.StopLoss && (held.TrailingStop ?? 0) == leg.TrailingStop);

    private void Compare(IWorldSight world, VenueLeg before, VenueLeg after, Bound? bound)
    {
        var isKnown = bound is null or { By: "host" } || world.Now - bound.ShownAt > Travels;
        var looser = before.StopLoss > 0 && (after.StopLoss == 0 || (after.StopLoss - before.StopLoss) * after.Direction < 0);
        if (looser && isKnown)
        {
            Fail(world, "stop", FormattableString.Invariant(
                $"{after.Symbol}#{after.PositionIdx}: the host moved the stop of a {(after.Direction > 0 ? "long" : "short")} from {before.StopLoss} (set by the {bound?.By ?? "host"}) to {after.StopLoss}."));
        }

        if (before.TrailingStop > 0 && (after.TrailingStop == 0 || after.TrailingStop > before.TrailingStop) && isKnown)
        {
            Fail(world, "trail", FormattableString.Invariant(
                $"{after.Symbol}#{after.PositionIdx}: the host widened the trail from {before.TrailingStop} (set by the {bound?.By ?? "host"}) to {after.TrailingStop}."));
        }
    }

    // Who set what the leg has, and since when the living host shows it.
    private sealed record Bound(string By, TimeSpan? ShownAt);
}
