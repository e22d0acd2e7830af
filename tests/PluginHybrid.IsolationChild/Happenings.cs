using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.IsolationChild;

/// <summary>Events of all kinds, drawn from a seed, with the numbers that are easily spoiled on a wire.</summary>
internal sealed class Happenings(int seed)
{
    private static readonly string[] Symbols = ["BTCUSDT", "ETHUSDT", "1000PEPEUSDT"];
    private static readonly decimal[] Awkward = [61869.20m, 0.00000001m, 79228162514264337593543950335m, -0.10m, 1e-28m, 0m, 100.000m];

    private readonly Random _chance = new(seed);
    private readonly SortedDictionary<PositionKey, PositionUpdate> _open = [];
    private DateTimeOffset _at = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private long _sequence;

    public static StreamStale Stale(string reason) =>
        new(new EventStamp(1, 1, new DateTimeOffset(2026, 11, 22, 8, 0, 1, TimeSpan.Zero)), StreamKind.Private, reason);

    public static Instrument Rules(string symbol) =>
        new() { Symbol = symbol, TickSize = 0.10m, QuantityStep = 0.001m, MinQuantity = 0.001m, MaxQuantity = 100m, SettleCoin = "USDT" };

    /// <summary>The next event; its time is some milliseconds after the one before.</summary>
    public IHybridEvent Next() => _chance.Next(20) switch
    {
        0 => Opened(),
        1 when _open.Count > 0 => Closed(),
        2 => new InstrumentUpdate(Stamp(), Rules(Symbol()) with { MaxMarketQuantity = Maybe() }),
        3 => new Resync(Stamp(), _chance.Next(100), [.. _open.Values]),
        4 => new WalletUpdate(Stamp(), "UNIFIED", "USDT", Maybe(), Maybe(), _at),
        5 => Order(),
        6 => Execution(),
        7 or 8 or 9 => Ticker(),
        10 => Rare(),
        _ => _open.Count > 0 ? Tick() : Opened(),
    };

    private IHybridEvent Rare() => _chance.Next(12) switch
    {
        0 => new AuthSucceeded(Stamp()),
        1 => new AuthFailed(Stamp(), "no \"such\" key\n", true, "ключ"),
        2 => new StreamConnected(Stamp(), StreamKind.Public),
        3 => new StreamDisconnected(Stamp(), StreamKind.Private, ""),
        4 => new StreamReconnected(Stamp(), StreamKind.Public, TimeSpan.FromTicks(_chance.NextInt64(1, 1L << 40))),
        5 => new TickerSubscribed(Stamp(), Symbol()),
        6 => new TickerUnsubscribed(Stamp(), Symbol()),
        7 => new TickerRefused(Stamp(), Symbol(), "why"),
        8 => new PositionIgnored(Stamp(), "inverse", "BTCUSD"),
        9 => new ReconcileCompleted(Stamp(), 3, 1, TimeSpan.FromMilliseconds(12.3456)),
        10 => _chance.Next(2) == 0 ? new ReconcileStarted(Stamp(), 2) : new ReconcileFailed(Stamp(), "timeout", TimeSpan.FromSeconds(1)),
        _ => new ProtectionAlarm(Stamp(), new PositionKey("main", Symbol(), 0), ProtectionLevel.Alert, TimeSpan.FromSeconds(61), "no stop"),
    };

    private EventStamp Stamp()
    {
        _at += TimeSpan.FromTicks(_chance.Next(1, 20_000_000));
        return new EventStamp(++_sequence, 3_000_000_000 + _sequence, _at);
    }

    private string Symbol() => Symbols[_chance.Next(Symbols.Length)];

    private decimal Price() => 60000m + (_chance.Next(0, 100_000) * 0.10m);

    private decimal? Maybe() => _chance.Next(3) == 0 ? null : Awkward[_chance.Next(Awkward.Length)];

    private PositionOpened Opened()
    {
        var position = new Position
        {
            Key = new PositionKey("main", Symbol(), _chance.Next(3)),
            Life = _chance.Next(1, 5),
            Side = _chance.Next(2) == 0 ? Side.Buy : Side.Sell,
            Size = 0.0150m,
            EntryPrice = Price(),
            StopLoss = Maybe(),
            LiquidationPrice = Maybe(),
            Status = _chance.Next(2) == 0 ? "" : "Normal",
            AdlRank = _chance.Next(2) == 0 ? null : 3,
            OpenedAt = _at.AddHours(-3),
            AgeOrigin = AgeOrigin.FirstSight,
            CrossSequence = 9_223_372_036_854_775_807,
        };
        var opened = new PositionOpened(Stamp(), position, _at, UpdateCause.Reconciliation);
        _open[position.Key] = new PositionUpdate { Stamp = opened.Stamp, Position = position, VenueTime = _at, Cause = opened.Cause };
        return opened;
    }

    private PositionClosed Closed()
    {
        var (key, last) = _open.ElementAt(_chance.Next(_open.Count));
        _open.Remove(key);
        return new PositionClosed(Stamp(), last.Position, Maybe(), _at, UpdateCause.PrivatePush);
    }

    private PositionUpdate Tick()
    {
        var (key, last) = _open.ElementAt(_chance.Next(_open.Count));
        return _open[key] = last with
        {
            Stamp = Stamp(),
            MarkPrice = Price(),
            LastPrice = Maybe(),
            UnrealisedPnl = Maybe(),
            VenueTime = _at.AddMilliseconds(-1.5),
            MarkAge = TimeSpan.FromTicks(_chance.Next(1000)),
            Cause = UpdateCause.Tick,
            Freshness = Freshness.Fresh,
        };
    }

    private OrderUpdate Order() => new()
    {
        Stamp = Stamp(),
        Key = new PositionKey("main", Symbol(), 0),
        OrderId = "o-1",
        OrderLinkId = "",
        Side = Side.Sell,
        OrderType = "Market",
        Status = "Filled",
        Quantity = Maybe(),
        Price = Maybe(),
        TriggerPrice = Price(),
        ReduceOnly = true,
        VenueTime = _at,
    };

    private Execution Execution() => new()
    {
        Stamp = Stamp(),
        Symbol = Symbol(),
        ExecutionId = "e-1",
        OrderId = "o-1",
        OrderLinkId = "",
        Side = Side.Buy,
        ExecutionType = "Funding",
        IsTrade = false,
        Price = Maybe(),
        Fee = Maybe(),
        CrossSequence = 4_294_967_296,
        VenueTime = _at,
    };

    private TickerUpdate Ticker() => new()
    {
        Stamp = Stamp(),
        Symbol = "ETHUSDT",
        MarkPrice = Price(),
        FundingRate = _chance.Next(-5, 5) * 0.0001m,
        BidPrice = Maybe(),
        NextFundingAt = _chance.Next(2) == 0 ? null : _at.AddHours(8),
        VenueTime = _at,
    };
}
