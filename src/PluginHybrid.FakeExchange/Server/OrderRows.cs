using System.Text.Json;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Server;

/// <summary>An order as the private stream and REST write it; the rows differ in two members (FACTS §7).</summary>
internal static class OrderRows
{
    /// <summary>How the order came to be, in the venue's words.</summary>
    public static string CreateType(Order order) => order.Stop switch
    {
        StopKind.None when order.CloseOnTrigger => "CreateByClosing",
        StopKind.None => "CreateByUser",
        _ => $"CreateBy{order.Stop}",
    };

    /// <summary>Writes one row.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="order">The order.</param>
    /// <param name="pushed">True on the stream, which adds category, fee and slippage members.</param>
    public static void Write(Utf8JsonWriter json, Order order, bool pushed)
    {
        json.WriteStartObject();
        if (pushed)
        {
            json.WriteString("category", "linear");
        }

        WriteIdentity(json, order);
        WriteAmounts(json, order);
        WriteStop(json, order);
        WriteFlags(json, order);
        WriteTail(json, order, pushed);
        json.WriteEndObject();
    }

    private static void WriteIdentity(Utf8JsonWriter json, Order order)
    {
        json.WriteString("symbol", order.Symbol);
        json.WriteString("orderId", order.OrderId);
        json.WriteString("orderLinkId", order.OrderLinkId);
        json.WriteString("blockTradeId", "");
        json.WriteString("side", order.Side.Word());
        json.WriteNumber("positionIdx", order.PositionIdx);
        json.WriteString("orderStatus", order.Status.ToString());
        json.WriteString("cancelType", order.CancelType);
        json.WriteString("rejectReason", order.RejectReason);
        json.WriteString("timeInForce", order.TimeInForce);
        json.WriteString("isLeverage", "");
    }

    private static void WriteAmounts(Utf8JsonWriter json, Order order)
    {
        json.WriteString("price", WireText.Number(order.Price));
        json.WriteString("qty", WireText.Number(order.Qty));

        // Empty while nothing is filled (FACTS §7).
        json.WriteString("avgPrice", order.CumQty == 0 ? "" : WireText.Number(Math.Round(order.CumValue / order.CumQty, 8)));
        json.WriteString("leavesQty", WireText.Number(order.Leaves));
        json.WriteString("leavesValue", WireText.Number(order.Leaves * order.Price));
        json.WriteString("cumExecQty", WireText.Number(order.CumQty));
        json.WriteString("cumExecValue", WireText.Number(order.CumValue));
        json.WriteString("cumExecFee", WireText.Number(order.CumFee));
        json.WriteString("orderType", order.IsMarket ? "Market" : "Limit");
    }

    private static void WriteStop(Utf8JsonWriter json, Order order)
    {
        var isStop = order.Stop != StopKind.None;
        json.WriteString("stopOrderType", isStop ? order.Stop.ToString() : "");
        json.WriteString("orderIv", "");
        json.WriteString("triggerPrice", isStop ? WireText.Number(order.TriggerPrice) : "");
        json.WriteString("takeProfit", "");
        json.WriteString("stopLoss", "");
        json.WriteString("triggerBy", isStop ? order.TriggerBy.ToString() : "");
        json.WriteString("tpTriggerBy", "");
        json.WriteString("slTriggerBy", "");
        json.WriteNumber("triggerDirection", order.TriggerDirection);
        json.WriteString("placeType", "");
        json.WriteString("lastPriceOnCreated", WireText.Number(order.LastPriceOnCreated));
    }

    private static void WriteFlags(Utf8JsonWriter json, Order order)
    {
        json.WriteBoolean("closeOnTrigger", order.CloseOnTrigger);
        json.WriteBoolean("reduceOnly", order.ReduceOnly);
        json.WriteNumber("smpGroup", 0);
        json.WriteString("smpType", "None");
        json.WriteString("smpOrderId", "");
        json.WriteString("slLimitPrice", order.Stop == StopKind.PartialStopLoss ? WireText.Number(order.StopLimitPrice) : "0");
        json.WriteString("tpLimitPrice", order.Stop == StopKind.PartialTakeProfit ? WireText.Number(order.StopLimitPrice) : "0");
        json.WriteString("tpslMode", order.Stop switch
        {
            StopKind.TakeProfit or StopKind.StopLoss => "Full",
            StopKind.PartialTakeProfit or StopKind.PartialStopLoss => "Partial",
            _ => "UNKNOWN",
        });
        json.WriteString("createType", CreateType(order));
        json.WriteString("marketUnit", "");
    }

    private static void WriteTail(Utf8JsonWriter json, Order order, bool pushed)
    {
        json.WriteString("createdTime", WireText.Number(order.CreatedMs));
        json.WriteString("updatedTime", WireText.Number(order.UpdatedMs));
        if (!pushed)
        {
            return;
        }

        json.WriteString("feeCurrency", "");
        json.WriteString("closedPnl", WireText.Number(order.ClosedPnl));
        json.WriteString("slippageTolerance", "0");
        json.WriteString("slippageToleranceType", "UNKNOWN");
        json.WriteStartObject("cumFeeDetail");
        if (order.CumFee != 0)
        {
            json.WriteString(order.Symbol.EndsWith("PERP", StringComparison.Ordinal) ? "USDC" : "USDT", WireText.Number(order.CumFee));
        }

        json.WriteEndObject();
    }
}
