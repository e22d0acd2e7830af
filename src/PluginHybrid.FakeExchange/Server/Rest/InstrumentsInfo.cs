using System.Text.Json;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Server.Rest;

/// <summary><c>GET /v5/market/instruments-info</c>, paged: 500 rows unless asked otherwise, at most 1000 (FACTS §8.3).</summary>
internal sealed class InstrumentsInfo : IRestEndpoint
{
    public string Method => "GET";

    public string Path => "/v5/market/instruments-info";

    public int CallsPerSecond => 0;

    public bool Trades => false;

    public RestAnswer Answer(VenueModel venue, RestCall call)
    {
        if (call.Text("category") != "linear")
        {
            return new RestAnswer(10001, "params error: category invalid");
        }

        var symbol = call.Text("symbol");
        var last = call.Cursor.Split("last=") is [_, var name] ? name : "";
        var rest = venue.Quotes
            .Select(quote => quote.Instrument)
            .Where(instrument => symbol.Length == 0 || instrument.Symbol == symbol)
            .Where(instrument => string.CompareOrdinal(instrument.Symbol, last) > 0)
            .ToList();
        var page = rest.Take(call.Limit(500, 1_000)).ToList();
        var next = page.Count == rest.Count ? "" : Uri.EscapeDataString($"first={page[0].Symbol}&last={page[^1].Symbol}");
        return RestAnswer.Ok(json =>
        {
            json.WriteString("category", "linear");
            json.WriteStartArray("list");
            foreach (var instrument in page)
            {
                json.WriteStartObject();
                WriteIdentity(json, instrument);
                WriteFilters(json, instrument);
                WriteTail(json, instrument);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("nextPageCursor", next);
        });
    }

    private static void WriteIdentity(Utf8JsonWriter json, Instrument instrument)
    {
        json.WriteString("symbol", instrument.Symbol);
        json.WriteNumber("symbolId", 5);
        json.WriteString("contractType", "LinearPerpetual");
        json.WriteString("status", "Trading");
        json.WriteString("baseCoin", instrument.BaseCoin);
        json.WriteString("quoteCoin", instrument.SettleCoin);
        json.WriteString("launchTime", "1585526400000");
        json.WriteString("deliveryTime", "0");
        json.WriteString("deliveryFeeRate", "");
        json.WriteString("priceScale", WireText.Number((long)instrument.PriceScale));
    }

    private static void WriteFilters(Utf8JsonWriter json, Instrument instrument)
    {
        json.WriteStartObject("leverageFilter");
        json.WriteString("minLeverage", "1");
        json.WriteString("maxLeverage", WireText.Scaled(instrument.MaxLeverage, 2));
        json.WriteString("leverageStep", "0.01");
        json.WriteEndObject();
        json.WriteStartObject("priceFilter");
        json.WriteString("minPrice", WireText.Scaled(instrument.TickSize, instrument.PriceScale));
        json.WriteString("maxPrice", WireText.Scaled(instrument.RoundDown(instrument.StartPrice * 20), instrument.PriceScale));
        json.WriteString("tickSize", WireText.Scaled(instrument.TickSize, instrument.PriceScale));
        json.WriteEndObject();
        json.WriteStartObject("lotSizeFilter");
        json.WriteString("maxOrderQty", WireText.Number(instrument.MaxQty));
        json.WriteString("minOrderQty", WireText.Number(instrument.MinQty));
        json.WriteString("qtyStep", WireText.Number(instrument.QtyStep));
        json.WriteString("postOnlyMaxOrderQty", WireText.Number(instrument.MaxQty));
        json.WriteString("maxMktOrderQty", WireText.Number(instrument.MaxMarketQty));
        json.WriteString("minNotionalValue", WireText.Number(instrument.MinNotional));
        json.WriteEndObject();
    }

    private static void WriteTail(Utf8JsonWriter json, Instrument instrument)
    {
        json.WriteBoolean("unifiedMarginTrade", true);
        json.WriteNumber("fundingInterval", 480);
        json.WriteString("settleCoin", instrument.SettleCoin);
        json.WriteString("copyTrading", "none");
        json.WriteString("upperFundingRate", "0.00375");
        json.WriteString("lowerFundingRate", "-0.00375");
        json.WriteBoolean("isPreListing", false);
        json.WriteNull("preListingInfo");
        json.WriteStartObject("riskParameters");
        json.WriteString("priceLimitRatioX", "0.01");
        json.WriteString("priceLimitRatioY", "0.02");
        json.WriteEndObject();
        json.WriteString("symbolType", "");
    }
}
