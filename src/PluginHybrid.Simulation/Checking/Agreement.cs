using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Simulation.Checking;

/// <summary>After healing, host and venue agree on every position and stop, and no order of the host's is left over.</summary>
/// <remarks>From <see cref="Bound"/> after the end of trouble on, they may differ only as long as news travels: <see cref="Travels"/>.</remarks>
public sealed class Agreement : Checker
{
    /// <summary>Within this time of calm the world must have become right.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromMinutes(3);

    /// <summary>Longest time that host and venue may then differ: prices still move, and news of what they set off needs time.</summary>
    public static readonly TimeSpan Travels = TimeSpan.FromSeconds(30);

    private TimeSpan? _differsSince;
    private bool _hasFailed;

    /// <inheritdoc />
    public override string Name => "agreement";

    /// <inheritdoc />
    public override void Second(IWorldSight world)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (!world.IsHealing)
        {
            return;
        }

        var difference = DifferenceIn(world);
        _differsSince = difference is null ? null : _differsSince ?? world.Now;
        if (difference is { } found && !_hasFailed && world.Now >= world.Day.Length + Bound + Travels && world.Now - _differsSince >= Travels)
        {
            _hasFailed = true;
            Fail(world, found.Place, $"{found.Text}, for {(world.Now - _differsSince!.Value).TotalSeconds:0} s now, {(world.Now - world.Day.Length).TotalSeconds:0} s after the last trouble.");
        }
    }

    private static (string Place, string Text)? DifferenceIn(IWorldSight world)
    {
        if (!world.IsHostUp)
        {
            return ("no-host", "No host is up");
        }

        if (!world.IsFresh(StreamKind.Private))
        {
            return ("stale", "The private stream is not fresh");
        }

        var held = world.Held.ToDictionary(leg => (leg.Key.Symbol, leg.Key.PositionIdx));
        foreach (var leg in world.Legs.Where(leg => leg.Size > 0))
        {
            if (!held.Remove((leg.Symbol, leg.PositionIdx), out var believed))
            {
                return ("position-missing", $"The venue holds {Text(leg)}, and the host nothing there");
            }

            if (DifferenceOf(leg, believed) is { } place)
            {
                return (place, $"The venue holds {Text(leg)}, and the host believes {Text(believed)}");
            }
        }

        return held.Count > 0 ? ("position-extra", $"The venue is flat where the host believes {Text(held.Values.First())}") : null;
    }

    private static string? DifferenceOf(VenueLeg leg, Position believed) =>
        leg.Direction != (believed.Side == Side.Buy ? 1 : -1) ? "side"
        : leg.Size != believed.Size ? "size"
        : leg.StopLoss != (believed.StopLoss ?? 0) ? "stop"
        : leg.TakeProfit != (believed.TakeProfit ?? 0) ? "take-profit"
        : leg.TrailingStop != (believed.TrailingStop ?? 0) ? "trailing-stop"
        : null;

    private static string Text(VenueLeg leg) => FormattableString.Invariant(
        $"{leg.Symbol}#{leg.PositionIdx} {(leg.Direction > 0 ? "long" : "short")} {leg.Size}, stop {leg.StopLoss}, take-profit {leg.TakeProfit}, trail {leg.TrailingStop}");

    private static string Text(Position leg) => FormattableString.Invariant(
        $"{leg.Key} {(leg.Side == Side.Buy ? "long" : "short")} {leg.Size}, stop {leg.StopLoss ?? 0}, take-profit {leg.TakeProfit ?? 0}, trail {leg.TrailingStop ?? 0}");
}
