using PluginHybrid.Core.Orders;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Checking.Rehearsing;

/// <summary>A venue in memory: legs that open, move, are stopped and close, and a desk that takes every command. No socket, no file, no wall clock.</summary>
/// <remarks>Far simpler than the real gate: it keeps only the promises a plugin can see (never looser, nothing on the wrong
/// side, nothing bigger). A command becomes an input of its own, after what is being published.</remarks>
/// <param name="events">Publishes what happens.</param>
/// <param name="time">The rehearsal's clock.</param>
internal sealed class RehearsalVenue(RehearsalEvents events, VirtualTime time) : ICommandPort
{
    private readonly SortedDictionary<PositionKey, RehearsalLeg> _legs = [];
    private readonly Dictionary<PositionKey, int> _lives = [];
    private readonly SortedDictionary<string, int> _watched = new(StringComparer.Ordinal);
    private readonly Queue<CommandRequest> _asked = new();
    private readonly Lock _gate = new();
    private Freshness _freshness = Freshness.Fresh;
    private decimal _balance = 100_000m;

    /// <summary>Told of every command and its outcome, in the order in which they were settled.</summary>
    public Action<CommandRequest, OrderOutcome> Decided { get; init; } = static (_, _) => { };

    /// <summary>True while the leg is open.</summary>
    public bool Holds(PositionKey key) => _legs.ContainsKey(key);

    /// <inheritdoc />
    public void Submit(CommandRequest request)
    {
        lock (_gate) _asked.Enqueue(request);
    }

    /// <inheritdoc />
    public void Watch(string symbol, bool watch)
    {
        lock (_gate) _watched[symbol] = _watched.GetValueOrDefault(symbol) + (watch ? 1 : -1);
    }

    /// <inheritdoc />
    public void Halt(bool halted, string reason)
    {
        // Nobody halts a rehearsal: what it may do, it may do to nobody.
    }

    /// <summary>A person opens a leg.</summary>
    public void Open(PositionKey key, Side side, decimal size, decimal price, decimal? stop = null, UpdateCause cause = UpdateCause.PrivatePush)
    {
        events.Begin();
        _lives[key] = _lives.GetValueOrDefault(key) + 1;
        var leg = new RehearsalLeg(
            new Position
            {
                Key = key,
                Life = _lives[key],
                Side = side,
                Size = size,
                EntryPrice = price,
                Leverage = 10,
                StopLoss = stop,
                Status = "Normal",
                LiquidationPrice = side == Side.Buy ? price * 0.91m : price * 1.09m,
                RealisedPnl = -size * price * 0.00055m,
                OpenedAt = time.GetUtcNow(),
                AgeOrigin = AgeOrigin.OpenTime,
                AdlRank = 2,
                UpdatedAt = time.GetUtcNow(),
            },
            price);
        _legs[key] = leg;
        events.Opened(leg.Position, cause);
        events.Updated(leg, cause, _freshness);
        Settle();
    }

    /// <summary>A symbol at a new price: its legs follow, and stops and targets that are reached are filled.</summary>
    public void Price(string symbol, decimal price)
    {
        events.Begin();
        foreach (var leg in _legs.Values.Where(leg => leg.Position.Key.Symbol == symbol).ToArray())
        {
            leg.Mark = price;
            if (leg.IsStopped || leg.IsAtTarget) Fill(leg, leg.Position.Size, "", leg.IsStopped ? "StopLoss" : "TakeProfit");
            else events.Updated(leg, UpdateCause.Tick, _freshness);
        }

        if (IsWatched(symbol)) events.Ticker(symbol, price);
        Settle();
    }

    /// <summary>A person closes a leg, where it is still open.</summary>
    public void Close(PositionKey key)
    {
        if (!_legs.TryGetValue(key, out var leg)) return;
        events.Begin();
        Fill(leg, leg.Position.Size, "", "");
        Settle();
    }

    /// <summary>Prices can no longer be trusted, or can again.</summary>
    public void Trust(bool fresh, TimeSpan gap)
    {
        events.Begin();
        _freshness = fresh ? Freshness.Fresh : Freshness.Stale;
        if (fresh) events.Fresh(StreamKind.Public, gap);
        else events.Stale(StreamKind.Public);
        Settle();
    }

    /// <summary>Answers what was asked, until nothing more is.</summary>
    public void Settle()
    {
        while (Next() is { } request)
        {
            events.Begin();
            var outcome = Answer(request);
            Decided(request, outcome);
            events.Settled(request, outcome);
        }
    }

    private CommandRequest? Next()
    {
        lock (_gate) return _asked.TryDequeue(out var request) ? request : null;
    }

    private bool IsWatched(string symbol)
    {
        lock (_gate) return _watched.GetValueOrDefault(symbol) > 0;
    }

    private OrderOutcome Answer(CommandRequest request)
    {
        var id = request.Id.ToString();
        if (request.Command is CancelOrder) return new Rejected(id, 110001, "order not exists or too late to cancel");
        if (!_legs.TryGetValue(request.Command.Leg, out var leg)) return new Rejected(id, 110017, "current position is zero");
        return request.Command switch
        {
            SetStop stop => Stop(id, leg, stop),
            SetTakeProfit target => Changed(id, leg, leg.Position with { TakeProfit = target.Price }, target.Price),
            SetVenueTrailing trailing => Changed(id, leg, leg.Position with { TrailingStop = trailing.Distance }, trailing.Distance),
            Reduce reduce => Taken(id, leg, Math.Min(reduce.Quantity, leg.Position.Size), reduce.LimitPrice),
            _ => Taken(id, leg, leg.Position.Size, ((ClosePosition)request.Command).LimitPrice),
        };
    }

    private OrderOutcome Stop(string id, RehearsalLeg leg, SetStop stop)
    {
        if (leg.IsWrongSide(stop.Price)) return new Denied(id, "wrong-side", $"a stop at {stop.Price} would be set off at once: the price is {leg.Mark}");
        if (leg.Position.StopLoss == stop.Price) return new NotModified(id, "the stop is there already");
        return leg.IsLooser(stop.Price) && !stop.MayLoosen
            ? new Denied(id, "never-looser", $"the stop at {leg.Position.StopLoss} is tighter than {stop.Price}")
            : Changed(id, leg, leg.Position with { StopLoss = stop.Price }, stop.Price);
    }

    private Accepted Changed(string id, RehearsalLeg leg, Position position, decimal? price)
    {
        leg.Position = position with { UpdatedAt = time.GetUtcNow() };
        events.Updated(leg, UpdateCause.PrivatePush, _freshness);
        return new Accepted(id) { Price = price };
    }

    // A limit is taken as if the market came to it at once: a rehearsal asks what a plugin decides, not how an order book fills.
    private Accepted Taken(string id, RehearsalLeg leg, decimal quantity, decimal? limit)
    {
        var link = id.Replace('/', '-');
        Fill(leg, quantity, link, "");
        return new Accepted(id) { OrderLinkId = link, Price = limit, Quantity = quantity };
    }

    private void Fill(RehearsalLeg leg, decimal quantity, string link, string stopType)
    {
        _balance += leg.Pnl / leg.Position.Size * quantity;
        var left = leg.Position.Size - quantity;
        events.Filled(leg, quantity, link, stopType);
        if (left > 0)
        {
            leg.Position = leg.Position with { Size = left, UpdatedAt = time.GetUtcNow() };
            events.Updated(leg, UpdateCause.PrivatePush, _freshness);
        }
        else
        {
            _legs.Remove(leg.Position.Key);
            events.Closed(leg);
        }

        events.Wallet(_balance, _balance + _legs.Values.Sum(open => open.Pnl));
    }
}
