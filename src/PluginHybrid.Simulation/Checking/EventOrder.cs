using PluginHybrid.Core.Events;
using PluginHybrid.Core.Positions;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Simulation.Checking;

/// <summary>Opened, update, closed: in that order, once each per life of a position, over restarts too; nothing for a flat leg, nothing older after something newer, no fill twice.</summary>
/// <remarks>
/// What a process tells of a life it has handed to the store before. The next one goes on from what reached the disk: a life that was open there
/// is told open once more, or closed, before any later one and before the process takes its positions for the venue's; a life that was closed there is never told again, and its number is used up.
/// </remarks>
public sealed class EventOrder : Checker
{
    private readonly Dictionary<PositionKey, Told> _legs = [];
    private readonly SortedDictionary<PositionKey, KnownLeg> _durable = [];
    private readonly Dictionary<PositionKey, KnownLeg> _handedIn = [];
    private readonly Dictionary<string, DateTimeOffset> _ticks = new(StringComparer.Ordinal);
    private readonly HashSet<(string Symbol, string Id)> _fills = [];
    private HeardByPlugins? _plugins;
    private long _sequence;
    private long _input;

    /// <inheritdoc />
    public override string Name => "event-order";

    /// <inheritdoc />
    public override void HostStarts(IWorldSight world, EventRouter router)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(router);
        _legs.Clear();
        _handedIn.Clear();
        foreach (var (key, leg) in _durable)
        {
            _legs[key] = new Told(leg.Life, leg.Open?.Side ?? Side.None, leg.Open?.CrossSequence ?? leg.ClosedSequence ?? 0) { IsOpen = leg.Open is not null, IsOfDisk = true, Stored = leg.Open };
        }

        _ticks.Clear();
        _fills.Clear();
        _plugins?.Clear();
        (_sequence, _input) = (0, 0);
        new HostEvents((string name, in EventStamp stamp, bool _) => Stamped(world, name, stamp)).Listen(router);
        router.On(EventNames.PositionOpened, (in PositionOpened opened) => Opened(world, opened.Position));
        router.On(EventNames.PositionUpdate, (in PositionUpdate update) => Updated(world, update));
        router.On(EventNames.PositionClosed, (in PositionClosed closed) => Closed(world, closed.Position));
        router.On(EventNames.StreamFresh, (in StreamFresh fresh) => Fresh(world, fresh.Stream));
        router.On(EventNames.Execution, (in Execution fill) => Filled(world, fill.Symbol, fill.ExecutionId));
    }

    /// <inheritdoc />
    public override void LegKept(IWorldSight world, KnownLeg leg, bool isDurable)
    {
        ArgumentNullException.ThrowIfNull(leg);
        if (isDurable)
        {
            _durable[leg.Leg] = leg;
        }
        else
        {
            _handedIn[leg.Leg] = leg;
        }
    }

    /// <inheritdoc />
    public override void End(IWorldSight world)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (world.IsHostUp && world.IsFresh(StreamKind.Private))
        {
            LookForUntold(world);
        }
    }

    /// <inheritdoc />
    public override void PluginTicks(IWorldSight world, string plugin, in PositionUpdate tick) => Plugins(world).Ticks(plugin, tick);

    /// <inheritdoc />
    public override void PluginTakes(IWorldSight world, string plugin, IHybridEvent happened) => Plugins(world).Takes(plugin, happened);

    private HeardByPlugins Plugins(IWorldSight world) => _plugins ??= new HeardByPlugins((place, text) => Fail(world, place, text));

    // Of each the venue was asked, if need be by its symbol; a venue that tells nothing of one is no trouble of these days.
    private void Fresh(IWorldSight world, StreamKind stream)
    {
        if (stream == StreamKind.Private)
        {
            LookForUntold(world);
        }
    }

    private void LookForUntold(IWorldSight world)
    {
        foreach (var (key, known) in _legs.OrderBy(leg => leg.Key).Where(leg => leg.Value is { IsOpen: true, Stored: not null }))
        {
            Fail(world, "untold", $"{key} was open on the disk in life {known.Life}, and this process, which takes its positions for the venue's, tells neither that it is nor that it closed.");
        }
    }

    private void Stamped(IWorldSight world, string name, in EventStamp stamp)
    {
        if (stamp.Sequence != _sequence + 1)
        {
            Fail(world, "sequence", $"{name} has the sequence {stamp.Sequence} after {_sequence}.");
        }

        if (stamp.Input < _input)
        {
            Fail(world, "input", $"{name} is caused by input {stamp.Input}, after an event of input {_input}.");
        }

        (_sequence, _input) = (stamp.Sequence, stamp.Input);
    }

    private void Opened(IWorldSight world, Position leg)
    {
        var known = _legs.GetValueOrDefault(leg.Key);
        if (known is { IsOpen: true, Stored: { } stored } && leg.Life == known.Life)
        {
            FoundAgain(world, stored, leg);
        }
        else if (known is { IsOpen: true })
        {
            Fail(world, known.Stored is null ? "opened-twice" : "unclosed", $"{leg.Key} opened (life {leg.Life}) while life {known.Life} is open.");
        }

        if (leg.Life != (known?.Life ?? 0) + 1 && known is not { IsOpen: true, Stored: not null })
        {
            Fail(world, "life", $"{leg.Key} opened as life {leg.Life} after life {known?.Life ?? 0}.");
        }

        if (leg.CrossSequence < known?.Seq)
        {
            Fail(world, "older-seq", $"{leg.Key} opened (life {leg.Life}) with seq {leg.CrossSequence} after one with {known.Seq}.");
        }

        HandedIn(world, leg, isOpen: true);
        _legs[leg.Key] = new Told(leg.Life, leg.Side, leg.CrossSequence ?? 0);
    }

    // The life that was open on the disk when this process began, told open once more.
    private void FoundAgain(IWorldSight world, Position stored, Position leg)
    {
        if (leg.Side != stored.Side || (leg.AgeOrigin == AgeOrigin.OpenTime && stored.AgeOrigin == AgeOrigin.OpenTime && leg.OpenedAt != stored.OpenedAt))
        {
            Fail(world, "life-reused", $"{leg.Key} is told open as life {leg.Life}: {leg.Side} since {leg.OpenedAt:O}; that life was {stored.Side} since {stored.OpenedAt:O}.");
        }
    }

    // What a plugin makes of an event and stores comes to the disk behind what was handed in before.
    private void HandedIn(IWorldSight world, Position leg, bool isOpen)
    {
        if (_handedIn.GetValueOrDefault(leg.Key) is not { } kept || kept.Life != leg.Life || kept.Open is not null != isOpen)
        {
            Fail(world, "unkept", $"{leg.Key} is told {(isOpen ? "open" : "closed")} in life {leg.Life}, which the store was not given before.");
        }
    }

    private void Updated(IWorldSight world, in PositionUpdate update)
    {
        var leg = update.Position;
        if (leg.Size <= 0 || !_legs.TryGetValue(leg.Key, out var known) || !known.IsOpen || known.Life != leg.Life)
        {
            Fail(world, "update-flat", $"position.update for {leg.Key} (life {leg.Life}, size {leg.Size}) that is not open.");
            return;
        }

        if (leg.Side != known.Side)
        {
            Fail(world, "turned", $"{leg.Key} (life {leg.Life}) was opened as {known.Side} and is {leg.Side} now, in one life.");
        }

        if (leg.CrossSequence < known.Seq)
        {
            Fail(world, "older-seq", $"position.update for {leg.Key} with seq {leg.CrossSequence} after one with {known.Seq}.");
        }

        known.Seq = leg.CrossSequence ?? known.Seq;
        if (update.Cause == UpdateCause.Tick)
        {
            Ticked(world, leg.Key.Symbol, update.VenueTime);
        }
    }

    // The venue's time stands for cs: its clock never goes back.
    private void Ticked(IWorldSight world, string symbol, DateTimeOffset time)
    {
        if (_ticks.TryGetValue(symbol, out var newest) && time < newest)
        {
            Fail(world, "older-cs", $"A price of {symbol} of {time:O} came after one of {newest:O}.");
        }

        _ticks[symbol] = time;
    }

    private void Closed(IWorldSight world, Position leg)
    {
        if (!_legs.TryGetValue(leg.Key, out var known) || !known.IsOpen || known.Life != leg.Life)
        {
            Fail(world, known is { IsOpen: false, IsOfDisk: true } ? "closed-again" : "closed-flat", $"{leg.Key} closed (life {leg.Life}) and is not open.");
            return;
        }

        HandedIn(world, leg, isOpen: false);
        known.IsOpen = false;
        known.Stored = null;
    }

    private void Filled(IWorldSight world, string symbol, string id)
    {
        if (!_fills.Add((symbol, id)))
        {
            Fail(world, "fill-twice", $"The execution {id} of {symbol} was told twice.");
        }
    }

    private sealed class Told(int life, Side side, long seq)
    {
        public int Life { get; } = life;

        public Side Side { get; } = side;

        public bool IsOpen { get; set; } = true;

        public bool IsOfDisk { get; init; }

        public long Seq { get; set; } = seq;

        // As it was on the disk when this process began, until it is told.
        public Position? Stored { get; set; }
    }
}
