using System.Text.Json;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Bybit.Tests.Wire;

/// <summary>What a row should become, read through <see cref="JsonDocument"/>.</summary>
internal static class OracleRows
{
    public static PositionRow Position(JsonElement row, string category)
    {
        var wanted = new PositionRow
        {
            Category = Oracle.Text(row, "category") is { Length: > 0 } own ? own : category,
            Symbol = Oracle.Text(row, "symbol"),
            PositionIdx = checked((int)(Oracle.Whole(row, "positionIdx") ?? throw new FormatException("positionIdx"))),
            Side = Oracle.Side(row, "side"),
            Size = Oracle.Figure(row, "size") ?? throw new FormatException("size"),
            EntryPrice = Oracle.Figure(row, Oracle.Find(row, "entryPrice") is null ? "avgPrice" : "entryPrice"),
            MarkPrice = Oracle.Figure(row, "markPrice"),
            Leverage = Oracle.Figure(row, "leverage"),
            StopLoss = Oracle.NonZero(row, "stopLoss"),
            TakeProfit = Oracle.NonZero(row, "takeProfit"),
            TrailingStop = Oracle.NonZero(row, "trailingStop"),
            LiquidationPrice = Oracle.NonZero(row, "liqPrice"),
            CurRealisedPnl = Oracle.Figure(row, "curRealisedPnl"),
            Status = Oracle.Text(row, "positionStatus"),
            AdlRank = Oracle.Hint(row, "adlRankIndicator"),
            Seq = Oracle.Whole(row, "seq"),
            OpenTime = Oracle.Instant(row, "openTime"),
            UpdatedTime = Oracle.Instant(row, "updatedTime"),
        };
        var whole = wanted is { Symbol.Length: > 0, PositionIdx: >= 0 and <= 2, Size: >= 0 }
            && (wanted.Size == 0 || wanted.Side != Side.None);
        return whole ? wanted : throw new FormatException("essentials");
    }

    public static OrderRow Order(JsonElement row, string category)
    {
        var stop = Oracle.Text(row, "stopOrderType");
        var wanted = new OrderRow
        {
            Category = Oracle.Text(row, "category") is { Length: > 0 } own ? own : category,
            Symbol = Oracle.Text(row, "symbol"),
            PositionIdx = checked((int)(Oracle.Whole(row, "positionIdx") ?? 0)),
            OrderId = Oracle.Text(row, "orderId"),
            OrderLinkId = Oracle.Text(row, "orderLinkId"),
            Side = Oracle.Side(row, "side"),
            OrderType = Oracle.Text(row, "orderType"),
            Status = Oracle.Text(row, "orderStatus"),
            StopOrderType = stop == "UNKNOWN" ? "" : stop,
            CreateType = Oracle.Text(row, "createType"),
            Quantity = Oracle.Figure(row, "qty"),
            Price = Oracle.Figure(row, "price"),
            TriggerPrice = Oracle.NonZero(row, "triggerPrice"),
            AveragePrice = Oracle.NonZero(row, "avgPrice"),
            FilledQuantity = Oracle.Figure(row, "cumExecQty"),
            LeavesQuantity = Oracle.Figure(row, "leavesQty"),
            ReduceOnly = Oracle.Flag(row, "reduceOnly"),
            RejectReason = Oracle.Text(row, "rejectReason"),
            CancelType = Oracle.Text(row, "cancelType"),
            UpdatedTime = Oracle.Instant(row, "updatedTime"),
        };
        var whole = wanted is { Symbol.Length: > 0, OrderId.Length: > 0, Status.Length: > 0 }
            && wanted is { PositionIdx: >= 0 and <= 2, Side: not Side.None };
        return whole ? wanted : throw new FormatException("essentials");
    }

    public static ExecutionRow Execution(JsonElement row, string category, string typeWhenLeftOut = "")
    {
        var type = Oracle.Text(row, "execType");
        var wanted = new ExecutionRow
        {
            Category = Oracle.Text(row, "category") is { Length: > 0 } own ? own : category,
            Symbol = Oracle.Text(row, "symbol"),
            ExecutionId = Oracle.Text(row, "execId"),
            OrderId = Oracle.Text(row, "orderId"),
            OrderLinkId = Oracle.Text(row, "orderLinkId"),
            Side = Oracle.Side(row, "side"),
            ExecutionType = type.Length > 0 ? type : typeWhenLeftOut,
            Price = Oracle.Figure(row, "execPrice"),
            Quantity = Oracle.Figure(row, "execQty"),
            Fee = Oracle.Figure(row, "execFee"),
            ClosedSize = Oracle.Figure(row, "closedSize"),
            Seq = Oracle.Whole(row, "seq"),
            ExecutedAt = Oracle.Instant(row, "execTime"),
        };
        return wanted is { Symbol.Length: > 0, ExecutionId.Length: > 0 } ? wanted : throw new FormatException("essentials");
    }

    public static IEnumerable<WalletRow> Wallet(JsonElement account) =>
        (Oracle.Find(account, "coin")?.EnumerateArray() ?? default).Select(coin => new WalletRow(
            Oracle.Text(account, "accountType"),
            Oracle.Text(coin, "coin"),
            Oracle.Figure(coin, "walletBalance"),
            Oracle.Figure(coin, "equity")));
}
