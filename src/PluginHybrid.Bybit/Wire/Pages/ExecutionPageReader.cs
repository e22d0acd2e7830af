using System.Text.Json;
using PluginHybrid.Bybit.Wire.Rows;
using PluginHybrid.Core.Wire;

namespace PluginHybrid.Bybit.Wire.Pages;

/// <summary>Reads the result of <c>GET /v5/execution/list</c>.</summary>
internal static class ExecutionPageReader
{
    /// <summary>Reads a page.</summary>
    /// <param name="reader">Stands on the result's first brace.</param>
    public static ExecutionPage Read(ref Utf8JsonReader reader)
    {
        var page = ListPage<ExecutionRow>.Read(ref reader, ExecutionRowReader.Read);
        var rows = page.Rows.Select(row => row.Category.Length == 0 ? row with { Category = page.Category } : row);
        return new ExecutionPage([.. rows], page.NextCursor);
    }
}
