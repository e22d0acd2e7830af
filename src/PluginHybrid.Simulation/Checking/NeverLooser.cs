namespace PluginHybrid.Simulation.Checking;

/// <summary>No stop that the venue took from the host is looser than the one before.</summary>
/// <remarks>
/// A person's stop binds the host once it can know of it: <see cref="Travels"/> after the host showed it. So does what the host
/// sent for one life of a leg and what came to the next: the venue tells no life from another.
/// </remarks>
public sealed class NeverLooser : Checker
{
    /// <summary>Longest way of a request that was decided before the host knew: the venue refuses older signatures.</summary>
    public static readonly TimeSpan Travels = TimeSpan.FromSeconds(10);

    private const string Late = "host for the life before";

    private readonly Dictionary<(string Symbol, int Leg, bool IsTrail), Bound> _bounds = [];
    private readonly Dictionary<(string Symbol, int Leg), (TimeSpan Ended, TimeSpan Born)> _lives = [];

    /// <inheritdoc />
    public override string Name => "never-looser";

    /// <inheritdoc />
    public override void LegChanged(IWorldSight world, VenueLeg? before, VenueLeg after, string cause)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(after);
        if (before is { Size: > 0 } && after.Size > 0 && before.Life == after.Life && before.Direction == after.Direction && cause == "host")
        {
            Compare(world, before, after);
        }

        Note(world, before, after);
        foreach (var isTrail in (ReadOnlySpan<bool>)[false, true])
        {
            if (before is null || before.Life != after.Life || FigureOf(before, isTrail) != FigureOf(after, isTrail))
            {
                _bounds[(after.Symbol, after.PositionIdx, isTrail)] = new Bound(cause == "host" && MayBeLate(world, after) ? Late : cause, null);
            }
        }
    }

    /// <inheritdoc />
    public override void Second(IWorldSight world)
    {
        ArgumentNullException.ThrowIfNull(world);
        foreach (var leg in world.Legs)
        {
            foreach (var isTrail in (ReadOnlySpan<bool>)[false, true])
            {
                var key = (leg.Symbol, leg.PositionIdx, isTrail);
                if (_bounds.TryGetValue(key, out var bound) && bound is { By: not "host", ShownAt: null } && IsShown(world, leg, isTrail))
                {
                    _bounds[key] = bound with { ShownAt = world.Now };
                }
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

    private void Note(IWorldSight world, VenueLeg? before, VenueLeg after)
    {
        var key = (after.Symbol, after.PositionIdx);
        (TimeSpan Ended, TimeSpan Born) life = _lives.GetValueOrDefault(key, (-Travels, world.Now));
        if (before is { Size: > 0 } && (after.Size == 0 || before.Life != after.Life)) life.Ended = world.Now;
        if (after.Size > 0 && before?.Life != after.Life) life.Born = world.Now;
        _lives[key] = life;
    }

    // Decided before the host knew that the leg had died and come back.
    private bool MayBeLate(IWorldSight world, VenueLeg leg) =>
        _lives.TryGetValue((leg.Symbol, leg.PositionIdx), out var life) && life.Born - life.Ended < Travels && world.Now - life.Born < Travels;

    private static decimal FigureOf(VenueLeg leg, bool isTrail) => isTrail ? leg.TrailingStop : leg.StopLoss;

    private static bool IsShown(IWorldSight world, VenueLeg leg, bool isTrail) => world.Held.Any(held =>
        held.Key.Symbol == leg.Symbol && held.Key.PositionIdx == leg.PositionIdx
        && ((isTrail ? held.TrailingStop : held.StopLoss) ?? 0) == FigureOf(leg, isTrail));

    private void Compare(IWorldSight world, VenueLeg before, VenueLeg after)
    {
        var looser = before.StopLoss > 0 && (after.StopLoss == 0 || (after.StopLoss - before.StopLoss) * after.Direction < 0);
        if (looser && IsKnown(world, after, isTrail: false, out var by))
        {
            Fail(world, "stop", FormattableString.Invariant(
                $"{after.Symbol}#{after.PositionIdx}: the host moved the stop of a {(after.Direction > 0 ? "long" : "short")} from {before.StopLoss} (set by the {by}) to {after.StopLoss}."));
        }

        var wider = before.TrailingStop > 0 && (after.TrailingStop == 0 || after.TrailingStop > before.TrailingStop);
        if (wider && IsKnown(world, after, isTrail: true, out by))
        {
            Fail(world, "trail", FormattableString.Invariant(
                $"{after.Symbol}#{after.PositionIdx}: the host widened the trail from {before.TrailingStop} (set by the {by}) to {after.TrailingStop}."));
        }
    }

    private bool IsKnown(IWorldSight world, VenueLeg leg, bool isTrail, out string by)
    {
        var bound = _bounds.GetValueOrDefault((leg.Symbol, leg.PositionIdx, isTrail));
        by = bound?.By ?? "host";
        return by == "host" || world.Now - bound!.ShownAt > Travels;
    }

    // Who set what the leg has, and since when the living host shows it.
    private sealed record Bound(string By, TimeSpan? ShownAt);
}
