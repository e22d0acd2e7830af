using System.Text.Json;
using PluginHybrid.Bybit.Wire.Rows;
using PluginHybrid.Core.Wire;

namespace PluginHybrid.Bybit.Wire.Pages;

/// <summary>Reads the result of <c>GET /v5/order/realtime</c>.</summary>
internal static class OrderPageReader
{
    /// <summary>Reads a page.</summary>
    /// <param name="reader">Stands on the result's first brace.</param>
    public static OrderPage Read(ref Utf8JsonReader reader)
    {
        var page = ListPage<OrderRow>.Read(ref reader, OrderRowReader.Read);
        var rows = page.Rows.Select(row => row.Category.Length == 0 ? row with { Category = page.Category } : row);
        return new OrderPage([.. rows], page.NextCursor);
    }
}
