using System.Text.Json;
using PluginHybrid.Bybit.Wire.Rows;
using PluginHybrid.Core.Wire;

namespace PluginHybrid.Bybit.Wire.Pages;

/// <summary>Reads the result of <c>GET /v5/position/list</c>.</summary>
internal static class PositionPageReader
{
    /// <summary>Reads a page. One row that cannot be told spoils the page: a part of the truth must not pass for all of it.</summary>
    /// <param name="reader">Stands on the result's first brace.</param>
    public static PositionPage Read(ref Utf8JsonReader reader)
    {
        var page = ListPage<PositionRow>.Read(ref reader, PositionRowReader.Read);
        var rows = page.Rows.Select(row => row.Category.Length == 0 ? row with { Category = page.Category } : row);
        return new PositionPage([.. rows], page.NextCursor);
    }
}
