using System.Text.Json;
using PluginHybrid.Bybit.Wire.Json;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Bybit.Wire.Rows;

/// <summary>Reads an execution row, from <c>execution</c>, <c>execution.fast</c> or over REST (FACTS §7).</summary>
internal static class ExecutionRowReader
{
    private static readonly ExecutionRow Blank = new()
    {
        Category = "",
        Symbol = "",
        ExecutionId = "",
        OrderId = "",
        Side = Side.None,
        ExecutionType = "",
    };

    private static readonly Members<ExecutionRow> Members = new(
        ("category", (ref value, row) => row with { Category = value.Text() }),
        ("symbol", (ref value, row) => row with { Symbol = value.Text() }),
        ("execId", (ref value, row) => row with { ExecutionId = value.Text() }),
        ("orderId", (ref value, row) => row with { OrderId = value.Text() }),
        ("orderLinkId", (ref value, row) => row with { OrderLinkId = value.Text() }),
        ("side", (ref value, row) => row with { Side = value.Side() }),
        ("execType", (ref value, row) => row with { ExecutionType = value.Text() }),
        ("execPrice", (ref value, row) => row with { Price = value.Figure() }),
        ("execQty", (ref value, row) => row with { Quantity = value.Figure() }),
        ("execFee", (ref value, row) => row with { Fee = value.Figure() }),
        ("closedSize", (ref value, row) => row with { ClosedSize = value.Figure() }),
        ("seq", (ref value, row) => row with { Seq = value.Whole() }),
        ("execTime", (ref value, row) => row with { ExecutedAt = value.Instant() }));

    /// <summary>Reads one row. A side may be empty: not every kind of execution is a trade.</summary>
    /// <param name="reader">Stands on the row's first brace.</param>
    public static ExecutionRow Read(ref Utf8JsonReader reader)
    {
        var row = Members.Read(ref reader, Blank);
        return row.Symbol.Length == 0 || row.ExecutionId.Length == 0
            ? throw new WireFormatException("an execution row lacks symbol or execId")
            : row;
    }

    /// <summary>Reads one row of <c>execution.fast</c>, which reports trades only and has no <c>execType</c>.</summary>
    /// <param name="reader">Stands on the row's first brace.</param>
    public static ExecutionRow ReadFast(ref Utf8JsonReader reader)
    {
        var row = Read(ref reader);
        return row.ExecutionType.Length == 0 ? row with { ExecutionType = "Trade" } : row;
    }
}
