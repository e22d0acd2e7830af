using System.Text.Json;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Server;

/// <summary>A position as the private stream writes it.</summary>
internal static class PositionRows
{
    private const decimal FeeRate = 0.00055m;
    private const decimal MaintenanceRate = 0.005m;

    /// <summary>Price at which closing pays for both fees.</summary>
    public static string BreakEven(Position row) => row.IsFlat
        ? "0"
        : WireText.Number(Math.Round(row.EntryPrice * (1 + (row.Side.Sign() * FeeRate)) / (1 - (row.Side.Sign() * FeeRate)), 8));

    public static string Initial(Position row) => WireText.Number(Math.Round(row.Size * row.MarkPrice / row.Leverage, 8));

    public static string Maintenance(Position row) => WireText.Number(Math.Round(row.Size * row.MarkPrice * MaintenanceRate, 8));

    public static string Liquidation(Position row) => WireText.Number(Math.Round(Math.Max(0, row.LiquidationPrice), 8));

    public static string Time(long ms) => WireText.Number(ms);

    /// <summary>Writes a row of the <c>position</c> topic. The entry is <c>entryPrice</c> here, <c>avgPrice</c> over REST (FACTS §6).</summary>
    public static void WritePushed(Utf8JsonWriter json, Position row)
    {
        json.WriteStartObject();
        json.WriteNumber("positionIdx", row.PositionIdx);
        json.WriteNumber("tradeMode", 0);
        json.WriteNumber("riskId", 1);
        json.WriteString("riskLimitValue", "2000000");
        json.WriteString("symbol", row.Symbol);
        json.WriteString("side", row.Side.Word());
        json.WriteString("size", WireText.Number(row.Size));
        json.WriteString("entryPrice", WireText.Number(row.EntryPrice));
        json.WriteString("sessionAvgPrice", "");
        json.WriteString("leverage", WireText.Number(row.Leverage));
        json.WriteString("positionValue", WireText.Number(row.Value));
        json.WriteString("positionBalance", "0");
        json.WriteString("markPrice", WireText.Number(row.MarkPrice));
        WriteMargins(json, row);
        json.WriteString("takeProfit", WireText.Number(row.TakeProfit));
        json.WriteString("stopLoss", WireText.Number(row.StopLoss));
        json.WriteString("trailingStop", WireText.Number(row.TrailingStop));
        json.WriteString("unrealisedPnl", WireText.Number(row.UnrealisedPnl));
        json.WriteString("cumRealisedPnl", WireText.Number(row.CumRealisedPnl));
        json.WriteString("curRealisedPnl", WireText.Number(row.CurRealisedPnl));
        json.WriteString("createdTime", Time(row.CreatedMs));
        json.WriteString("updatedTime", Time(row.UpdatedMs));
        json.WriteString("tpslMode", "Full");
        json.WriteString("liqPrice", Liquidation(row));
        json.WriteString("bustPrice", "");
        json.WriteString("category", "linear");
        json.WriteString("positionStatus", "Normal");
        json.WriteNumber("adlRankIndicator", row.IsFlat ? 0 : 2);
        json.WriteNumber("autoAddMargin", 0);
        json.WriteString("leverageSysUpdatedTime", "");
        json.WriteString("mmrSysUpdatedTime", "");
        json.WriteNumber("seq", row.Seq);
        json.WriteString("breakEvenPrice", BreakEven(row));
        json.WriteBoolean("isReduceOnly", false);
        json.WriteNumber("openTime", row.OpenMs);
        json.WriteEndObject();
    }

    /// <summary>Margins are empty texts in a flat row of today (FACTS §6).</summary>
    private static void WriteMargins(Utf8JsonWriter json, Position row)
    {
        json.WriteString("positionIM", row.IsFlat ? "" : Initial(row));
        json.WriteString("positionMM", row.IsFlat ? "" : Maintenance(row));
        json.WriteString("positionIMByMp", row.IsFlat ? "" : Initial(row));
        json.WriteString("positionMMByMp", row.IsFlat ? "" : Maintenance(row));
    }
}
