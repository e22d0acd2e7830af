using PluginHybrid.Core.Events;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Simulation.Checking;

/// <summary>Opened, update, closed: in that order, once each per life of a position; nothing for a flat leg, nothing older after something newer, no fill twice.</summary>
public sealed class EventOrder : Checker
{
    private readonly Dictionary<PositionKey, Told> _legs = [];
    private readonly Dictionary<string, DateTimeOffset> _ticks = new(StringComparer.Ordinal);
    private readonly HashSet<(string Symbol, string Id)> _fills = [];
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
        _ticks.Clear();
        _fills.Clear();
        (_sequence, _input) = (0, 0);
        new HostEvents((string name, in EventStamp stamp, bool _) => Stamped(world, name, stamp)).Listen(router);
        router.On(EventNames.PositionOpened, (in PositionOpened opened) => Opened(world, opened.Position));
        router.On(EventNames.PositionUpdate, (in PositionUpdate update) => Updated(world, update));
        router.On(EventNames.PositionClosed, (in PositionClosed closed) => Closed(world, closed.Position));
        router.On(EventNames.Execution, (in Execution fill) => Filled(world, fill.Symbol, fill.ExecutionId));
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
        if (known is { IsOpen: true })
        {
            Fail(world, "opened-twice", $"{leg.Key} opened (life {leg.Life}) while life {known.Life} is open.");
        }

        if (leg.Life != (known?.Life ?? 0) + 1)
        {
            Fail(world, "life", $"{leg.Key} opened as life {leg.Life} after life {known?.Life ?? 0}.");
        }

        _legs[leg.Key] = new Told(leg.Life, leg.Side, leg.CrossSequence ?? 0);
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
            Fail(world, "closed-flat", $"{leg.Key} closed (life {leg.Life}) and is not open.");
            return;
        }

        known.IsOpen = false;
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

        public long Seq { get; set; } = seq;
    }
}
