using System.Collections.Immutable;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Bench.Candidates;

/// <summary>What is held during a run: one long position in every symbol, so that every tick has something to be joined with.</summary>
internal static class Holdings
{
    private const decimal Size = 0.75m;
    private const decimal EntryPrice = 64_000.5m;

    /// <summary>The venue's rows.</summary>
    public static ImmutableArray<PositionRow> Rows(IEnumerable<string> symbols) =>
    [
        .. symbols.Select(symbol => new PositionRow
        {
            Category = "linear",
            Symbol = symbol,
            PositionIdx = 0,
            Side = Side.Buy,
            Size = Size,
            EntryPrice = EntryPrice,
            Status = "Normal",
            Seq = 1,
        }),
    ];

    /// <summary>The same as a hand-written client would keep it.</summary>
    public static Position Position(string symbol) => new()
    {
        Key = new PositionKey(PositionKey.MainAccount, symbol, 0),
        Life = 1,
        Side = Side.Buy,
        Size = Size,
        EntryPrice = EntryPrice,
        OpenedAt = DateTimeOffset.UnixEpoch,
        AgeOrigin = AgeOrigin.FirstSight,
    };
}
