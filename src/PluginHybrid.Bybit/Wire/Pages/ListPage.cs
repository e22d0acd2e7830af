using System.Collections.Immutable;
using System.Text.Json;
using PluginHybrid.Bybit.Wire.Json;

namespace PluginHybrid.Bybit.Wire.Pages;

/// <summary>The shape all lists of the venue share: category, list, cursor.</summary>
/// <typeparam name="TRow">A row.</typeparam>
/// <param name="Category">Named once for all rows; empty when left out.</param>
/// <param name="Rows">The rows, in the order sent.</param>
/// <param name="NextCursor">As the venue gave it, or empty.</param>
internal readonly record struct ListPage<TRow>(string Category, ImmutableArray<TRow> Rows, string NextCursor)
{
    /// <summary>Reads a page. A result without a list is refused: it must not pass for "nothing there".</summary>
    /// <param name="reader">Stands on the result's first brace.</param>
    /// <param name="readRow">Reads a row.</param>
    public static ListPage<TRow> Read(ref Utf8JsonReader reader, ResultReader<TRow> readRow)
    {
        var members = new Members<ListPage<TRow>>(
            ("category", (ref value, page) => page with { Category = value.Text() }),
            ("nextPageCursor", (ref value, page) => page with { NextCursor = value.Text() }),
            ("list", (ref value, page) => page with { Rows = value.List(readRow) }));
        var page = members.Read(ref reader, new ListPage<TRow>("", default, ""));
        return page.Rows.IsDefault ? throw new WireFormatException("the result has no list") : page;
    }
}
