using System.Text.Json;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Server;

/// <summary>A fill as the private stream and REST write it. Funding wears the same coat (FACTS §7).</summary>
internal static class ExecutionRows
{
    /// <summary>Writes one row.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="fill">The fill.</param>
    /// <param name="pushed">True on the stream, whose rows name their category and have a few members more.</param>
    public static void Write(Utf8JsonWriter json, Fill fill, bool pushed)
    {
        var (order, funding) = (fill.Order, fill.ExecType == "Funding");
        json.WriteStartObject();
        if (pushed)
        {
            json.WriteString("category", "linear");
        }

        json.WriteString("symbol", order.Symbol);
        json.WriteString("closedSize", WireText.Number(fill.ClosedSize));
        json.WriteString("execFee", WireText.Number(fill.Fee));
        json.WriteString("execId", fill.ExecId);
        json.WriteString("execPrice", WireText.Number(fill.Price));
        json.WriteString("execQty", WireText.Number(fill.Qty));
        json.WriteString("execType", fill.ExecType);
        json.WriteString("execValue", WireText.Number(fill.Qty * fill.Price));
        json.WriteString("feeRate", WireText.Number(fill.FeeRate));
        json.WriteString("tradeIv", "");
        json.WriteString("markIv", "");
        json.WriteString("blockTradeId", "");
        json.WriteString("markPrice", WireText.Number(fill.MarkPrice));
        json.WriteString("indexPrice", "");
        json.WriteString("underlyingPrice", "");
        json.WriteString("leavesQty", WireText.Number(order.Leaves));
        json.WriteString("orderId", order.OrderId);
        json.WriteString("orderLinkId", order.OrderLinkId);
        json.WriteString("orderPrice", WireText.Number(order.Price));
        json.WriteString("orderQty", WireText.Number(order.Qty));
        json.WriteString("orderType", funding ? "UNKNOWN" : order.IsMarket ? "Market" : "Limit");
        json.WriteString("stopOrderType", order.Stop == StopKind.None ? "UNKNOWN" : order.Stop.ToString());
        json.WriteString("side", order.Side.Word());
        json.WriteString("execTime", WireText.Number(fill.Ms));
        if (pushed)
        {
            json.WriteString("isLeverage", "0");
        }

        json.WriteBoolean("isMaker", fill.IsMaker);
        json.WriteNumber("seq", fill.Seq);
        json.WriteString("marketUnit", "");
        if (pushed)
        {
            json.WriteString("execPnl", WireText.Number(fill.Pnl));
        }

        json.WriteString("createType", funding ? "" : OrderRows.CreateType(order));
        if (pushed)
        {
            json.WriteString("extraFees", "");
        }

        json.WriteString("feeCurrency", "");
        json.WriteEndObject();
    }

    /// <summary>Writes the short form; a resting fill loses its link id (FACTS §7).</summary>
    public static void WriteFast(Utf8JsonWriter json, Fill fill)
    {
        json.WriteStartObject();
        json.WriteString("category", "linear");
        json.WriteString("symbol", fill.Order.Symbol);
        json.WriteString("execId", fill.ExecId);
        json.WriteString("execPrice", WireText.Number(fill.Price));
        json.WriteString("execQty", WireText.Number(fill.Qty));
        json.WriteString("orderId", fill.Order.OrderId);
        json.WriteBoolean("isMaker", fill.IsMaker);
        json.WriteString("orderLinkId", fill.IsMaker ? "" : fill.Order.OrderLinkId);
        json.WriteString("side", fill.Order.Side.Word());
        json.WriteString("execTime", WireText.Number(fill.Ms));
        json.WriteNumber("seq", fill.Seq);
        json.WriteEndObject();
    }
}
