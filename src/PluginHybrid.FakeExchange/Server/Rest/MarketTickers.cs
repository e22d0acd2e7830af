using System.Text.Json;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Server.Rest;

/// <summary><c>GET /v5/market/tickers</c>: the stream's names, one row per symbol (FACTS §8.3).</summary>
internal sealed class MarketTickers : IRestEndpoint
{
    public string Method => "GET";

    public string Path => "/v5/market/tickers";

    public int CallsPerSecond => 0;

    public bool Trades => false;

    public RestAnswer Answer(VenueModel venue, RestCall call)
    {
        var symbol = call.Text("symbol");
        if (call.Text("category") != "linear")
        {
            return new RestAnswer(10001, "params error: category invalid");
        }

        if (symbol.Length > 0 && venue.Quote(symbol) is null)
        {
            return new RestAnswer(10001, "params error: symbol invalid");
        }

        return RestAnswer.Ok(json =>
        {
            json.WriteString("category", "linear");
            json.WriteStartArray("list");
            foreach (var quote in venue.Quotes.Where(quote => symbol.Length == 0 || quote.Instrument.Symbol == symbol))
            {
                json.WriteStartObject();
                WritePrices(json, quote);
                WriteRest(json, quote, venue.Clock.NowMs);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private static void WritePrices(Utf8JsonWriter json, Quote quote)
    {
        var (now, scale) = (quote.Now, quote.Instrument.PriceScale);
        json.WriteString("symbol", quote.Instrument.Symbol);
        json.WriteString("lastPrice", WireText.Scaled(now.Last, scale));
        json.WriteString("indexPrice", WireText.Scaled(now.Index, scale));
        json.WriteString("markPrice", WireText.Scaled(now.Mark, scale));
        json.WriteString("prevPrice24h", WireText.Scaled(quote.PrevPrice24H, scale));
        json.WriteString("price24hPcnt", WireText.Scaled((now.Last - quote.PrevPrice24H) / quote.PrevPrice24H, 6));
        json.WriteString("highPrice24h", WireText.Scaled(now.High24H, scale));
        json.WriteString("lowPrice24h", WireText.Scaled(now.Low24H, scale));
        json.WriteString("prevPrice1h", WireText.Scaled(quote.PrevPrice1H, scale));
        json.WriteString("openInterest", WireText.Number(now.OpenInterest));
        json.WriteString("openInterestValue", WireText.Scaled(now.OpenInterest * now.Mark, 2));
        json.WriteString("turnover24h", WireText.Scaled(now.Turnover24H, 4));
        json.WriteString("volume24h", WireText.Scaled(now.Volume24H, 4));
    }

    private static void WriteRest(Utf8JsonWriter json, Quote quote, long nowMs)
    {
        var (now, scale) = (quote.Now, quote.Instrument.PriceScale);
        json.WriteString("fundingRate", WireText.Number(now.FundingRate));
        json.WriteString("nextFundingTime", WireText.Number(TickerFrames.NextFunding(nowMs)));
        json.WriteString("predictedDeliveryPrice", "");
        json.WriteString("basisRate", "");
        json.WriteString("deliveryFeeRate", "");
        json.WriteString("deliveryTime", "0");
        json.WriteString("ask1Size", WireText.Number(now.AskSize));
        json.WriteString("bid1Price", WireText.Scaled(now.Bid, scale));
        json.WriteString("ask1Price", WireText.Scaled(now.Ask, scale));
        json.WriteString("bid1Size", WireText.Number(now.BidSize));
        json.WriteString("basis", "");
        json.WriteString("preOpenPrice", "");
        json.WriteString("preQty", "");
        json.WriteString("curPreListingPhase", "");
        json.WriteString("fundingIntervalHour", "8");
        json.WriteString("basisRateYear", "");
        json.WriteString("fundingCap", "0.005");
    }
}
