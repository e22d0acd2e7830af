using System.Text.Json;
using PluginHybrid.Bybit.Wire.Json;

namespace PluginHybrid.Bybit.Wire.Pages;

/// <summary>Reads the result of <c>GET /v5/market/instruments-info</c>.</summary>
internal static class InstrumentPageReader
{
    private static readonly Members<InstrumentRow> PriceFilter = new(
        ("tickSize", (ref value, row) => row with { TickSize = value.NonZeroFigure() }));

    private static readonly Members<InstrumentRow> LotSizeFilter = new(
        ("qtyStep", (ref value, row) => row with { QuantityStep = value.NonZeroFigure() }),
        ("minOrderQty", (ref value, row) => row with { MinQuantity = value.Figure() }),
        ("maxOrderQty", (ref value, row) => row with { MaxQuantity = value.Figure() }),
        ("maxMktOrderQty", (ref value, row) => row with { MaxMarketQuantity = value.Figure() }),
        ("minNotionalValue", (ref value, row) => row with { MinNotional = value.Figure() }));

    private static readonly Members<InstrumentRow> Members = new(
        ("symbol", (ref value, row) => row with { Symbol = value.Text() }),
        ("contractType", (ref value, row) => row with { ContractType = value.Text() }),
        ("status", (ref value, row) => row with { Status = value.Text() }),
        ("settleCoin", (ref value, row) => row with { SettleCoin = value.Text() }),
        ("priceScale", (ref value, row) => row with { PriceScale = value.SmallWhole() }),
        ("priceFilter", (ref value, row) => value.TokenType == JsonTokenType.Null ? row : PriceFilter.Read(ref value, row)),
        ("lotSizeFilter", (ref value, row) => value.TokenType == JsonTokenType.Null ? row : LotSizeFilter.Read(ref value, row)));

    /// <summary>Reads a page.</summary>
    /// <param name="reader">Stands on the result's first brace.</param>
    public static InstrumentPage Read(ref Utf8JsonReader reader)
    {
        var page = ListPage<InstrumentRow>.Read(ref reader, ReadRow);
        return new InstrumentPage(page.Category, page.Rows, page.NextCursor);
    }

    private static InstrumentRow ReadRow(ref Utf8JsonReader reader)
    {
        var row = Members.Read(ref reader, new InstrumentRow { Symbol = "" });
        return row.Symbol.Length == 0 ? throw new WireFormatException("an instrument names no symbol") : row;
    }
}
