using System.Text.Json;
using PluginHybrid.Bybit.Wire.Json;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Bybit.Wire.Rows;

/// <summary>Reads a position row, from the stream or over REST (FACTS §6, §8.3).</summary>
internal static class PositionRowReader
{
    private const int NotSent = -1;

    private static readonly PositionRow Blank = new()
    {
        Category = "",
        Symbol = "",
        PositionIdx = NotSent,
        Side = Side.None,
        Size = NotSent,
    };

    private static readonly Members<PositionRow> Members = new(
        ("category", (ref value, row) => row with { Category = value.Text() }),
        ("symbol", (ref value, row) => row with { Symbol = value.Text() }),
        ("positionIdx", (ref value, row) => row with { PositionIdx = value.SmallWhole() ?? NotSent }),
        ("side", (ref value, row) => row with { Side = value.Side() }),
        ("size", (ref value, row) => row with { Size = value.Figure() ?? NotSent }),
        ("entryPrice", (ref value, row) => row with { EntryPrice = value.Figure() }),
        ("avgPrice", (ref value, row) => row with { EntryPrice = value.Figure() }),
        ("markPrice", (ref value, row) => row with { MarkPrice = value.Figure() }),
        ("leverage", (ref value, row) => row with { Leverage = value.Figure() }),
        ("stopLoss", (ref value, row) => row with { StopLoss = value.NonZeroFigure() }),
        ("takeProfit", (ref value, row) => row with { TakeProfit = value.NonZeroFigure() }),
        ("trailingStop", (ref value, row) => row with { TrailingStop = value.NonZeroFigure() }),
        ("liqPrice", (ref value, row) => row with { LiquidationPrice = value.NonZeroFigure() }),
        ("curRealisedPnl", (ref value, row) => row with { CurRealisedPnl = value.Figure() }),
        ("positionStatus", (ref value, row) => row with { Status = value.Text() }),
        ("adlRankIndicator", (ref value, row) => row with { AdlRank = Rank(ref value) }),
        ("seq", (ref value, row) => row with { Seq = value.Whole() }),
        ("openTime", (ref value, row) => row with { OpenTime = value.Instant() }),
        ("updatedTime", (ref value, row) => row with { UpdatedTime = value.Instant() }));

    // Only a hint: one that is not understood is no reason to lose the row.
    private static int? Rank(ref Utf8JsonReader value)
    {
        if (value.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            value.Skip();
            return null;
        }

        try
        {
            return value.SmallWhole();
        }
        catch (WireFormatException)
        {
            return null;
        }
    }

    /// <summary>Reads one row. A row whose leg, size or direction cannot be told is refused as a whole.</summary>
    /// <param name="reader">Stands on the row's first brace.</param>
    public static PositionRow Read(ref Utf8JsonReader reader)
    {
        var row = Members.Read(ref reader, Blank);
        if (row.Symbol.Length == 0)
        {
            throw new WireFormatException("a position row names no symbol");
        }

        if (row.PositionIdx is < 0 or > 2)
        {
            throw new WireFormatException("a position row's positionIdx is not 0, 1 or 2");
        }

        if (row.Size < 0)
        {
            throw new WireFormatException("a position row's size is missing or negative");
        }

        return row.Size > 0 && row.Side == Side.None
            ? throw new WireFormatException("a position row has a size but no side")
            : row;
    }
}
