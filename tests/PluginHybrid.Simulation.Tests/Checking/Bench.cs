using PluginHybrid.Core.Events;
using PluginHybrid.Core.Positions;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Simulation.Checking;

namespace PluginHybrid.Simulation.Tests.Checking;

/// <summary>A checker on the bench: the sight and the router it looks at, and the events a host would publish.</summary>
internal sealed class Bench
{
    private long _sequence;

    public Bench(Checker checker)
    {
        Checker = checker;
        checker.Begin(Sight);
        Start();
    }

    public Checker Checker { get; }

    public StillSight Sight { get; } = new();

    public EventRouter Router { get; private set; } = new();

    /// <summary>The places of what it found.</summary>
    public string Places => string.Join(' ', Checker.Found.Select(found => found.Place));

    public void Start()
    {
        (Router, _sequence) = (new EventRouter(), 0);
        Checker.HostStarts(Sight, Router);
    }

    public void Restart()
    {
        Checker.HostEnds(Sight);
        Sight.Incarnation++;
        Start();
    }

    public EventStamp Stamp(long input = 1) => new(++_sequence, input, DateTimeOffset.UnixEpoch + Sight.Now);

    public void Emit<TEvent>(in TEvent happened)
        where TEvent : struct, IHybridEvent => Router.Emit(happened);

    /// <summary>A leg opens. Unless told otherwise, the store takes it first and the disk at once.</summary>
    public void Opened(Position leg, bool kept = true, bool durable = true)
    {
        Keep(new KnownLeg(leg.Key, leg.Life, leg), kept, durable);
        Emit(new PositionOpened(Stamp(), leg, default, UpdateCause.PrivatePush));
    }

    /// <summary>A leg closes. Unless told otherwise, the store takes it first and the disk at once.</summary>
    public void Closed(Position leg, bool kept = true, bool durable = true)
    {
        Keep(new KnownLeg(leg.Key, leg.Life, null), kept, durable);
        Emit(new PositionClosed(Stamp(), leg, null, default, UpdateCause.PrivatePush));
    }

    public void Updated(Position leg, UpdateCause cause = UpdateCause.PrivatePush, int venueSecond = 0) => Emit(new PositionUpdate
    {
        Stamp = Stamp(),
        Position = leg,
        Cause = cause,
        VenueTime = DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(venueSecond),
    });

    private void Keep(KnownLeg leg, bool kept, bool durable)
    {
        if (kept)
        {
            Checker.LegKept(Sight, leg, isDurable: false);
            if (durable)
            {
                Checker.LegKept(Sight, leg, isDurable: true);
            }
        }
    }

    /// <summary>Lets seconds pass, one call each.</summary>
    public void Seconds(int count)
    {
        for (var second = 0; second < count; second++)
        {
            Sight.Now += TimeSpan.FromSeconds(1);
            Checker.Second(Sight);
        }
    }

    public static PositionKey Key(string symbol = "BTCUSDT", int leg = 0) => new(PositionKey.MainAccount, symbol, leg);

    public static Position Leg(decimal size = 1, decimal? stop = null, int life = 1, Side side = Side.Buy, long seq = 1, string symbol = "BTCUSDT") => new()
    {
        Key = Key(symbol),
        Life = life,
        Side = side,
        Size = size,
        StopLoss = stop,
        CrossSequence = seq,
        OpenedAt = DateTimeOffset.UnixEpoch,
        AgeOrigin = AgeOrigin.OpenTime,
    };

    public static VenueLeg Held(decimal size = 1, decimal stop = 0, int life = 1, int direction = 1, decimal trail = 0) =>
        new("BTCUSDT", 0, size == 0 ? 0 : direction, size, 100, stop, 0, trail, life);

    /// <summary>The venue's leg becomes another.</summary>
    public void Change(VenueLeg after, string cause)
    {
        var before = Sight.Legs is [var known, ..] ? known : null;
        Sight.Legs = [after];
        Checker.LegChanged(Sight, before, after, cause);
    }
}
