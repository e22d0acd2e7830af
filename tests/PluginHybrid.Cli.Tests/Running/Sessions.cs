using PluginHybrid.Core.Connections;
using PluginHybrid.Core.Session;
using PluginHybrid.Running;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Watching;

namespace PluginHybrid.Cli.Tests.Running;

/// <summary>Made-up moments of a session, one of each kind that must look right.</summary>
internal static class Sessions
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static StreamCounters Live(long frames = 1204, int reconnects = 0) => new(
        ConnectionState.Live, frames, frames * 180, 0, 0, 1 + reconnects, reconnects, TimeSpan.FromMilliseconds(112), true, "");

    public static StreamCounters Lost() => new(
        ConnectionState.BackingOff, 17, 2040, 1, 0, 3, 1, null, false, "The socket ended without a close.");

    public static Position Long(string symbol = "BTCUSDT", int positionIdx = 0) => new()
    {
        Key = new(PositionKey.MainAccount, symbol, positionIdx),
        Life = 1,
        Side = Side.Buy,
        Size = 0.010m,
        EntryPrice = 65_114.35m,
        StopLoss = 64_000m,
        OpenedAt = Noon - TimeSpan.FromSeconds(72),
        AgeOrigin = AgeOrigin.OpenTime,
    };

    public static Position Short() => Long("DOGEUSDT", 2) with
    {
        Side = Side.Sell,
        Size = 12_000m,
        EntryPrice = 0.07053m,
        StopLoss = null,
        OpenedAt = Noon - TimeSpan.FromHours(30),
        AgeOrigin = AgeOrigin.FirstSight,
    };

    public static EventStamp Stamp(long number = 1) => new(number, number, Noon);

    public static PositionUpdate Tick(Position position, decimal mark, TimeSpan late = default) => new()
    {
        Stamp = Stamp(),
        Position = position,
        MarkPrice = mark,
        UnrealisedPnl = (mark - position.EntryPrice) * position.Size,
        VenueTime = Noon - late,
        MarkAge = TimeSpan.FromMilliseconds(400),
        Cause = UpdateCause.Tick,
        Freshness = Freshness.Fresh,
    };

    public static SessionSnapshot Snapshot() => new()
    {
        Venue = "simulated",
        Now = Noon,
        Elapsed = TimeSpan.FromSeconds(12),
        Limit = TimeSpan.FromSeconds(30),
        Private = new(Live(42), 0.4, new(9, 0.62, 0.9, 1.9, 2.4)),
        Public = new(Live(), 98.66, new(1100, 0.64, 0.95, 2.13, 14.2)),
        ClockOffset = TimeSpan.FromMilliseconds(-3),
        Positions =
        [
            new(Long(), 65_120.30m, 0.0595m, Noon - TimeSpan.FromMilliseconds(400), Freshness.Fresh),
            new(Short(), 0.07101m, -5.76m, Noon - TimeSpan.FromSeconds(75), Freshness.Fresh),
        ],
        Watched = [new("ETHUSDT", 1921.50m), new("SOLUSDT", 149.130m)],
        NewEvents =
        [
            new(Noon - TimeSpan.FromSeconds(11.4), EventNames.AuthSuccess, "", EventTone.Good),
            EventWords.Of(new PositionOpened(Stamp(), Long(), Noon, UpdateCause.PrivatePush)),
            EventWords.Of(new StreamDisconnected(Stamp(), StreamKind.Public, "The venue closed the socket with 1006 after a silence of 20 seconds, and said nothing about why")),
        ],
        Tally = [("auth.success", 1), ("position.opened", 2), ("position.update", 1100)],
    };
}
