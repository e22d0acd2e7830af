using System.Text.Json;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Server.Rest;

/// <summary>A position as REST writes it: <c>avgPrice</c>, and other empty texts than the stream (FACTS §8.3).</summary>
internal static class PositionListRow
{
    public static void Write(Utf8JsonWriter json, Position row)
    {
        json.WriteStartObject();
        if (row.NeverTraded)
        {
            WriteNeverTraded(json, row);
        }
        else
        {
            WriteIdentity(json, row);
            WriteMoney(json, row);
            WriteTail(json, row);
        }

        json.WriteEndObject();
    }

    /// <summary>Almost everything is empty, and several members are missing.</summary>
    private static void WriteNeverTraded(Utf8JsonWriter json, Position row)
    {
        json.WriteString("symbol", row.Symbol);
        json.WriteString("leverage", WireText.Number(row.Leverage));
        json.WriteNumber("autoAddMargin", 0);
        json.WriteString("avgPrice", "");
        json.WriteString("liqPrice", "");
        json.WriteString("riskLimitValue", "2000000");
        foreach (var name in (string[])["takeProfit", "positionValue", "tpslMode"])
        {
            json.WriteString(name, "");
        }

        json.WriteBoolean("isReduceOnly", false);
        json.WriteNumber("riskId", 1);
        foreach (var name in (string[])["trailingStop", "unrealisedPnl", "markPrice"])
        {
            json.WriteString(name, "");
        }

        json.WriteNumber("adlRankIndicator", 0);
        foreach (var name in (string[])["cumRealisedPnl", "positionMM", "createdTime"])
        {
            json.WriteString(name, "");
        }

        json.WriteNumber("positionIdx", row.PositionIdx);
        json.WriteString("positionIM", "");
        json.WriteNumber("seq", -1);
        foreach (var name in (string[])["updatedTime", "side", "bustPrice", "positionBalance", "leverageSysUpdatedTime"])
        {
            json.WriteString(name, "");
        }

        json.WriteString("size", "0");
        foreach (var name in (string[])["positionStatus", "mmrSysUpdatedTime", "stopLoss"])
        {
            json.WriteString(name, "");
        }

        json.WriteNumber("tradeMode", 0);
    }

    private static void WriteIdentity(Utf8JsonWriter json, Position row)
    {
        json.WriteNumber("positionIdx", row.PositionIdx);
        json.WriteNumber("riskId", 1);
        json.WriteString("riskLimitValue", "2000000");
        json.WriteString("symbol", row.Symbol);
        json.WriteString("side", row.Side.Word());
        json.WriteString("size", WireText.Number(row.Size));
        json.WriteString("avgPrice", WireText.Number(row.EntryPrice));
        json.WriteString("positionValue", row.IsFlat ? "" : WireText.Number(row.Value));
        json.WriteNumber("tradeMode", 0);
        json.WriteString("positionStatus", "Normal");
        json.WriteNumber("autoAddMargin", 0);
        json.WriteNumber("adlRankIndicator", row.IsFlat ? 0 : 2);
        json.WriteString("leverage", WireText.Number(row.Leverage));
    }

    private static void WriteMoney(Utf8JsonWriter json, Position row)
    {
        json.WriteString("breakEvenPrice", row.IsFlat ? "" : PositionRows.BreakEven(row));
        json.WriteString("positionBalance", "0");
        json.WriteString("markPrice", WireText.Number(row.MarkPrice));
        json.WriteString("liqPrice", row.IsFlat ? "" : PositionRows.Liquidation(row));
        json.WriteString("bustPrice", "");
        json.WriteString("positionMM", row.IsFlat ? "0" : PositionRows.Maintenance(row));
        json.WriteString("positionMMByMp", row.IsFlat ? "0" : PositionRows.Maintenance(row));
        json.WriteString("positionIM", row.IsFlat ? "0" : PositionRows.Initial(row));
        json.WriteString("positionIMByMp", row.IsFlat ? "0" : PositionRows.Initial(row));
        json.WriteString("tpslMode", "Full");
        json.WriteString("takeProfit", row.TakeProfit == 0 ? "" : WireText.Number(row.TakeProfit));
        json.WriteString("stopLoss", row.StopLoss == 0 ? "" : WireText.Number(row.StopLoss));
        json.WriteString("trailingStop", WireText.Number(row.TrailingStop));
        json.WriteString("unrealisedPnl", row.IsFlat ? "" : WireText.Number(row.UnrealisedPnl));
        json.WriteString("curRealisedPnl", WireText.Number(row.CurRealisedPnl));
        json.WriteString("cumRealisedPnl", WireText.Number(row.CumRealisedPnl));
    }

    private static void WriteTail(Utf8JsonWriter json, Position row)
    {
        json.WriteNumber("seq", row.Seq);
        json.WriteBoolean("isReduceOnly", false);
        json.WriteString("mmrSysUpdatedTime", "");
        json.WriteString("leverageSysUpdatedTime", "");
        json.WriteString("sessionAvgPrice", "");
        json.WriteString("createdTime", PositionRows.Time(row.CreatedMs));
        json.WriteString("updatedTime", PositionRows.Time(row.UpdatedMs));
        json.WriteNumber("openTime", row.OpenMs);
    }
}
