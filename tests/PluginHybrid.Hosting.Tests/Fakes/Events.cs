using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Tests.Fakes;

/// <summary>Events with the facts that tests look at.</summary>
internal static class Events
{
    private static readonly Dictionary<(string, int), Position> Legs = [];

    public static PositionKey Key(string symbol) => new(PositionKey.MainAccount, symbol, 0);

    /// <summary>The same object for the same life, as from the merger.</summary>
    public static Position Held(string symbol, int life = 1)
    {
        lock (Legs)
        {
            return Legs.TryGetValue((symbol, life), out var held) ? held : Legs[(symbol, life)] = new Position
            {
                Key = Key(symbol),
                Life = life,
                Side = Side.Buy,
                Size = 1,
                EntryPrice = 100,
                OpenedAt = Stage.Begin,
                AgeOrigin = AgeOrigin.OpenTime,
            };
        }
    }

    public static PositionUpdate Tick(EventStamp stamp, string symbol, decimal mark, int life = 1) => new()
    {
        Stamp = stamp,
        Position = Held(symbol, life),
        MarkPrice = mark,
        UnrealisedPnl = mark - 100,
        Cause = UpdateCause.Tick,
        Freshness = Freshness.Fresh,
    };

    public static OrderUpdate Order(EventStamp stamp, string symbol) => new()
    {
        Stamp = stamp,
        Key = Key(symbol),
        OrderId = $"o{stamp.Sequence}",
        OrderLinkId = "",
        Side = Side.Sell,
        OrderType = "Market",
        Status = "New",
    };
}
