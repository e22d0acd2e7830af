using PluginHybrid.Core.Events;
using PluginHybrid.Core.Rest;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Simulation.Checking;

/// <summary>After healing, host and venue agree on every position and stop, and on every order of the host's.</summary>
/// <remarks>
/// From <see cref="Bound"/> after the end of trouble on, they may differ only as long as news travels: <see cref="Travels"/>. Before, a host
/// that takes its positions for the venue's may be wrong about one for <see cref="Believed"/>.
/// </remarks>
public sealed class Agreement : Checker
{
    /// <summary>Within this time of calm the world must have become right.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromMinutes(3);

    /// <summary>Longest time that host and venue may then differ: prices still move, and news of what they set off needs time.</summary>
    public static readonly TimeSpan Travels = TimeSpan.FromSeconds(30);

    /// <summary>Longest time that they may differ about a leg in the midst of trouble, while the host takes its positions for the venue's all along.</summary>
    public static readonly TimeSpan Believed = TimeSpan.FromMinutes(6);

    private static readonly TimeSpan Looks = TimeSpan.FromSeconds(10);

    private readonly Dictionary<(string Symbol, int Leg), TimeSpan> _wrongSince = [];
    private readonly HashSet<string> _placed = new(StringComparer.Ordinal);
    private TimeSpan? _differsSince;
    private bool _hasFailed;

    /// <inheritdoc />
    public override string Name => "agreement";

    /// <inheritdoc />
    public override void HostStarts(IWorldSight world, EventRouter router) => _placed.Clear();

    /// <inheritdoc />
    public override void Asked(IWorldSight world, RestCall call)
    {
        if (call is PlaceReduction order)
        {
            _placed.Add(order.OrderLinkId);
        }
    }

    /// <inheritdoc />
    public override void Second(IWorldSight world)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (!world.IsHealing)
        {
            LookInTrouble(world);
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

    // Only a whole leg that is not there, or is there too much: stops of a leg may be on their way for as long as the venue cannot be asked.
    private void LookInTrouble(IWorldSight world)
    {
        if (world.Now.Ticks % Looks.Ticks != 0)
        {
            return;
        }

        if (!world.IsHostUp || !world.IsFresh(StreamKind.Private))
        {
            _wrongSince.Clear();
            return;
        }

        var held = world.Held.Select(leg => (leg.Key.Symbol, leg.Key.PositionIdx)).ToHashSet();
        foreach (var leg in world.Legs)
        {
            var key = (leg.Symbol, leg.PositionIdx);
            if (held.Contains(key) == leg.Size > 0)
            {
                _wrongSince.Remove(key);
            }
            else if (_wrongSince.TryAdd(key, world.Now) || world.Now - _wrongSince[key] < Believed || _hasFailed)
            {
                continue;
            }
            else
            {
                _hasFailed = true;
                Fail(world, leg.Size > 0 ? "position-missing" : "position-extra", $"The venue holds {Text(leg)}, and the host, which calls itself fresh, {(leg.Size > 0 ? "nothing" : "something")} there, for {Believed.TotalMinutes:0} minutes.");
            }
        }
    }

    private (string Place, string Text)? DifferenceIn(IWorldSight world)
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

        return held.Count > 0 ? ("position-extra", $"The venue is flat where the host believes {Text(held.Values.First())}") : OrderDifferenceIn(world);
    }

    // Of orders that an earlier process placed and heard the end of, the next one knows nothing: only its own count.
    private (string Place, string Text)? OrderDifferenceIn(IWorldSight world)
    {
        if (_placed.Count == 0)
        {
            return null;
        }

        var open = world.Orders.Where(order => order.IsOpen && _placed.Contains(order.OrderLinkId)).Select(order => order.OrderLinkId).ToHashSet(StringComparer.Ordinal);
        foreach (var believed in world.Working)
        {
            if (!open.Remove(believed) && _placed.Contains(believed))
            {
                return ("order-extra", $"The host believes that its order {believed} still works, and the venue has it no more");
            }
        }

        return open.Count > 0 ? ("order-missing", $"The order {open.Order(StringComparer.Ordinal).First()} still works at the venue, and the host that placed it knows nothing of it") : null;
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
