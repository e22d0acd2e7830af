using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Tests.Harness;

/// <summary>Position rows as the venue sends them. What a test does not care about has a plain default.</summary>
internal static class Rows
{
    /// <summary>The start of virtual time.</summary>
    public static readonly DateTimeOffset Epoch = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A held row. Unless told otherwise <c>updatedTime</c> is as many ms after the epoch as <paramref name="seq"/>.</summary>
    public static PositionRow Held(
        string symbol, decimal size = 1m, decimal entry = 50_000m, Side side = Side.Buy, int idx = 0, long seq = 100) => new()
        {
            Category = "linear",
            Symbol = symbol,
            PositionIdx = idx,
            Side = side,
            Size = size,
            EntryPrice = entry,
            Leverage = 10m,
            Status = "Normal",
            Seq = seq,
            UpdatedTime = Epoch.AddMilliseconds(seq),
        };

    /// <summary>The row of a closed position.</summary>
    public static PositionRow Flat(string symbol, int idx = 0, long seq = 200, decimal? realised = null) => new()
    {
        Category = "linear",
        Symbol = symbol,
        PositionIdx = idx,
        Side = Side.None,
        Size = 0m,
        EntryPrice = 0m,
        CurRealisedPnl = realised,
        Status = "Normal",
        Seq = seq,
        UpdatedTime = Epoch.AddMilliseconds(seq),
    };

    /// <summary>The row of a symbol in which nobody ever traded: every text empty, <c>seq</c> −1 (pitfall 26).</summary>
    public static PositionRow NeverTraded(string symbol, int idx = 0) => new()
    {
        Category = "linear",
        Symbol = symbol,
        PositionIdx = idx,
        Side = Side.None,
        Size = 0m,
        Seq = -1,
    };
}
