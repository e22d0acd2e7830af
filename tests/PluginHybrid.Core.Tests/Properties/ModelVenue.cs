using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Tests.Properties;

/// <summary>A tiny venue that knows the truth: trades raise <c>seq</c>, stops do not, hedge frames carry both legs.</summary>
/// <remarks>Written against FACTS §6 and §8.3 only; shares no rule with the core.</remarks>
/// <param name="saysOpenTime">True for a venue of 2026-04 or later.</param>
/// <param name="stopsTouchUpdatedTime">Whether a changed stop moves <c>updatedTime</c>: real frames leave it open.</param>
internal sealed class ModelVenue(bool saysOpenTime, bool stopsTouchUpdatedTime)
{
    // One-way symbols have leg 0, hedge symbols legs 1 and 2.
    private static readonly (string Symbol, int Idx)[] Names =
        [("AUSDT", 0), ("BUSDT", 0), ("CPERP", 0), ("HUSDT", 1), ("HUSDT", 2)];

    private readonly PositionRow[] _rows = [.. Names.Select(name => Rows.NeverTraded(name.Symbol, name.Idx))];
    private DateTimeOffset _now = Rows.Epoch;
    private long _seq = 1_000;

    /// <summary>The rows that are held, in the order of their names.</summary>
    public IEnumerable<PositionRow> Held => _rows.Where(row => row.Size > 0);

    /// <summary>Something happens to a leg. The frame is what the venue pushes.</summary>
    public PositionFrame Act(int choice, DateTimeOffset now)
    {
        var at = Tick(now);
        var leg = choice % _rows.Length;
        var row = _rows[leg];
        _rows[leg] = ((choice / _rows.Length) % 8, row.Size) switch
        {
            (_, 0) => Traded(row, Opening(row, choice), 1 + (choice % 3), at) with { OpenTime = saysOpenTime ? at : null },
            (0 or 1, _) => Traded(row, row.Side, row.Size + 1, at),
            (2, > 1) => Traded(row, row.Side, row.Size - 1, at),
            (3 or 4, _) => row with { StopLoss = 40_000 + choice, UpdatedTime = stopsTouchUpdatedTime ? at : row.UpdatedTime },
            (5, _) => row,
            (6, _) when row.PositionIdx == 0 => Traded(row, row.Side == Side.Buy ? Side.Sell : Side.Buy, row.Size, at) with { OpenTime = saysOpenTime ? at : null, StopLoss = null },
            _ => Rows.Flat(row.Symbol, row.PositionIdx, ++_seq, realised: choice) with { UpdatedTime = at },
        };
        return new PositionFrame(at, [.. _rows.Where(other => other.Symbol == row.Symbol)]);
    }

    /// <summary>Answers a read with the state of this moment. Pages are cut after every <paramref name="pageSize"/> rows.</summary>
    public PositionsRead Answer(ReadPositions read, int pageSize, DateTimeOffset now)
    {
        var at = Tick(now);
        if (read.Symbol.Length > 0)
        {
            return new PositionsRead(read.Id, at, [.. _rows.Where(row => row.Symbol == read.Symbol)], "");
        }

        var page = Held
            .Where(row => row.Symbol.EndsWith(read.SettleCoin == "USDC" ? "PERP" : "USDT", StringComparison.Ordinal))
            .Where(row => string.CompareOrdinal(NameOf(row), read.Cursor) > 0)
            .Take(pageSize)
            .ToArray();
        return new PositionsRead(read.Id, at, [.. page], page.Length == 0 ? read.Cursor : NameOf(page[^1]));
    }

    private static string NameOf(PositionRow row) => $"{row.Symbol}%2C{row.PositionIdx}";

    private static Side Opening(PositionRow row, int choice) => row.PositionIdx switch
    {
        1 => Side.Buy,
        2 => Side.Sell,
        _ => choice % 2 == 0 ? Side.Buy : Side.Sell,
    };

    private PositionRow Traded(PositionRow row, Side side, decimal size, DateTimeOffset at) => row with
    {
        Side = side,
        Size = size,
        EntryPrice = 50_000m + (_seq % 977),
        Status = "Normal",
        CurRealisedPnl = null,
        StopLoss = row.Size == 0 ? null : row.StopLoss,
        OpenTime = row.Size == 0 ? null : row.OpenTime,
        Seq = ++_seq,
        UpdatedTime = at,
    };

    private DateTimeOffset Tick(DateTimeOffset now)
    {
        _now = now > _now ? now : _now.AddMilliseconds(1);
        return _now;
    }
}
