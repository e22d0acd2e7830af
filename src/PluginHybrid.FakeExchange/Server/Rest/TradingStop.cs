using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Server.Rest;

/// <summary><c>POST /v5/position/trading-stop</c> (FACTS §8.3).</summary>
internal sealed class TradingStop : IRestEndpoint
{
    public string Method => "POST";

    public string Path => "/v5/position/trading-stop";

    public int CallsPerSecond => 10;

    public bool Trades => true;

    public RestAnswer Answer(VenueModel venue, RestCall call)
    {
        // A missing required parameter reads like "nothing to change".
        if (call.Text("category").Length == 0 || call.Text("symbol").Length == 0)
        {
            return new RestAnswer(34040, "not modified");
        }

        if (call.Text("category") != "linear")
        {
            return new RestAnswer(10001, "params error: category invalid");
        }

        var request = new StopRequest
        {
            Symbol = call.Text("symbol"),
            PositionIdx = (int?)call.Number("positionIdx"),
            TpslMode = call.Text("tpslMode"),
            TakeProfit = call.Number("takeProfit"),
            StopLoss = call.Number("stopLoss"),
            TrailingStop = call.Number("trailingStop"),
            ActivePrice = call.Number("activePrice") ?? 0,
            TpTriggerBy = By(call, "tpTriggerBy"),
            SlTriggerBy = By(call, "slTriggerBy"),
            TpSize = call.Number("tpSize"),
            SlSize = call.Number("slSize"),
            TpLimitPrice = call.Text("tpOrderType") == "Limit" ? call.Number("tpLimitPrice") : null,
            SlLimitPrice = call.Text("slOrderType") == "Limit" ? call.Number("slLimitPrice") : null,
            NamesOrderTypes = call.Text("tpOrderType").Length > 0 || call.Text("slOrderType").Length > 0,
            AsksForLimit = call.Text("tpOrderType") == "Limit" || call.Text("slOrderType") == "Limit",
        };
        return venue.SetStops(call.Account!, request) is { } refusal ? RestAnswer.Refused(refusal) : new RestAnswer(0, "OK");
    }

    private static TriggerBy By(RestCall call, string name) => call.Text(name) switch
    {
        "" or "LastPrice" => TriggerBy.LastPrice,
        "MarkPrice" => TriggerBy.MarkPrice,
        "IndexPrice" => TriggerBy.IndexPrice,
        _ => throw new RestParameterException(name),
    };
}
