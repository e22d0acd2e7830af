using System.Text.Json;
using PluginHybrid.Bybit.Wire.Json;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Bybit.Wire.Rows;

/// <summary>Reads an order row, from the stream or over REST (FACTS §7, §8.3).</summary>
internal static class OrderRowReader
{
    private static readonly OrderRow Blank = new()
    {
        Category = "",
        Symbol = "",
        PositionIdx = 0,
        OrderId = "",
        OrderLinkId = "",
        Side = Side.None,
        Status = "",
    };

    private static readonly Members<OrderRow> Members = new(
        ("category", (ref value, row) => row with { Category = value.Text() }),
        ("symbol", (ref value, row) => row with { Symbol = value.Text() }),
        ("positionIdx", (ref value, row) => row with { PositionIdx = value.SmallWhole() ?? 0 }),
        ("orderId", (ref value, row) => row with { OrderId = value.Text() }),
        ("orderLinkId", (ref value, row) => row with { OrderLinkId = value.Text() }),
        ("side", (ref value, row) => row with { Side = value.Side() }),
        ("orderType", (ref value, row) => row with { OrderType = value.Text() }),
        ("orderStatus", (ref value, row) => row with { Status = value.Text() }),
        ("stopOrderType", (ref value, row) => row with { StopOrderType = value.KnownText() }),
        ("createType", (ref value, row) => row with { CreateType = value.Text() }),
        ("qty", (ref value, row) => row with { Quantity = value.Figure() }),
        ("price", (ref value, row) => row with { Price = value.Figure() }),
        ("triggerPrice", (ref value, row) => row with { TriggerPrice = value.NonZeroFigure() }),
        ("avgPrice", (ref value, row) => row with { AveragePrice = value.NonZeroFigure() }),
        ("cumExecQty", (ref value, row) => row with { FilledQuantity = value.Figure() }),
        ("leavesQty", (ref value, row) => row with { LeavesQuantity = value.Figure() }),
        ("reduceOnly", (ref value, row) => row with { ReduceOnly = value.Flag() ?? false }),
        ("rejectReason", (ref value, row) => row with { RejectReason = value.Text() }),
        ("cancelType", (ref value, row) => row with { CancelType = value.Text() }),
        ("updatedTime", (ref value, row) => row with { UpdatedTime = value.Instant() }));

    /// <summary>Reads one row. A row that does not say which order it is, which way it points or how it stands is refused.</summary>
    /// <param name="reader">Stands on the row's first brace.</param>
    public static OrderRow Read(ref Utf8JsonReader reader)
    {
        var row = Members.Read(ref reader, Blank);
        if (row.Symbol.Length == 0 || row.OrderId.Length == 0 || row.Status.Length == 0)
        {
            throw new WireFormatException("an order row lacks symbol, orderId or orderStatus");
        }

        if (row.PositionIdx is < 0 or > 2)
        {
            throw new WireFormatException("an order row's positionIdx is not 0, 1 or 2");
        }

        return row.Side == Side.None ? throw new WireFormatException("an order row has no side") : row;
    }
}
