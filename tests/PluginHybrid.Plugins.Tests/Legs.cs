using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Plugins.Tests;

/// <summary>Positions and updates with plain defaults.</summary>
internal static class Legs
{
    public static readonly DateTimeOffset Epoch = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    public static readonly Instrument Rules = new() { Symbol = "BTCUSDT", TickSize = 0.1m, QuantityStep = 0.001m };

    public static Position Long(decimal entry = 100m, decimal size = 1m, string symbol = "BTCUSDT", int idx = 0) => new()
    {
        Key = new PositionKey(PositionKey.MainAccount, symbol, idx),
        Life = 1,
        Side = Side.Buy,
        Size = size,
        EntryPrice = entry,
        OpenedAt = Epoch,
        AgeOrigin = AgeOrigin.OpenTime,
    };

    public static Position Short(decimal entry = 100m, decimal size = 1m, string symbol = "BTCUSDT", int idx = 0) =>
        Long(entry, size, symbol, idx) with { Side = Side.Sell };

    public static PositionUpdate At(this Position position, decimal? mark, DateTimeOffset? now = null, double markAge = 0) => new()
    {
        Stamp = new EventStamp(1, 1, now ?? Epoch),
        Position = position,
        MarkPrice = mark,
        LastPrice = mark,
        UnrealisedPnl = mark is { } price && position.EntryPrice is { } entry ? (position.Side == Side.Sell ? entry - price : price - entry) * position.Size : null,
        VenueTime = now ?? Epoch,
        MarkAge = TimeSpan.FromSeconds(markAge),
        Freshness = Freshness.Fresh,
    };

    public static DateTimeOffset After(double seconds) => Epoch.AddSeconds(seconds);
}
