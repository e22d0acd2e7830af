using System.Text.Json;
using PluginHybrid.Bybit.Wire.Json;

namespace PluginHybrid.Bybit.Wire.Pages;

/// <summary>Reads the result of <c>GET /v5/market/tickers</c>.</summary>
internal static class TickerListReader
{
    private static readonly Members<RestTicker> Members = new(
        ("symbol", (ref value, row) => row with { Symbol = value.Text() }),
        ("markPrice", (ref value, row) => row with { MarkPrice = value.Figure() }),
        ("lastPrice", (ref value, row) => row with { LastPrice = value.Figure() }),
        ("indexPrice", (ref value, row) => row with { IndexPrice = value.Figure() }),
        ("bid1Price", (ref value, row) => row with { BidPrice = value.Figure() }),
        ("ask1Price", (ref value, row) => row with { AskPrice = value.Figure() }));

    /// <summary>Reads the list.</summary>
    /// <param name="reader">Stands on the result's first brace.</param>
    public static TickerList Read(ref Utf8JsonReader reader)
    {
        var page = ListPage<RestTicker>.Read(ref reader, ReadRow);
        return new TickerList(page.Category, page.Rows);
    }

    private static RestTicker ReadRow(ref Utf8JsonReader reader)
    {
        var row = Members.Read(ref reader, new RestTicker { Symbol = "" });
        return row.Symbol.Length == 0 ? throw new WireFormatException("a ticker names no symbol") : row;
    }
}
