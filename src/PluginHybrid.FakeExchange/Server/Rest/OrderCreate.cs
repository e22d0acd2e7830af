using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Server.Rest;

/// <summary><c>POST /v5/order/create</c>: the answer means "accepted", the outcome is pushed (FACTS §8.3).</summary>
internal sealed class OrderCreate : IRestEndpoint
{
    public string Method => "POST";

    public string Path => "/v5/order/create";

    public int CallsPerSecond => 10;

    public bool Trades => true;

    public RestAnswer Answer(VenueModel venue, RestCall call)
    {
        if (call.Text("category") != "linear")
        {
            return new RestAnswer(10001, "params error: category invalid");
        }

        var market = call.Text("orderType") switch
        {
            "Market" => true,
            "Limit" => false,
            _ => throw new RestParameterException("orderType"),
        };
        var verdict = venue.Create(call.Account!, new OrderRequest
        {
            Symbol = call.Text("symbol"),
            Side = call.Text("side") switch { "Buy" => Side.Buy, "Sell" => Side.Sell, _ => Side.None },
            Qty = call.Number("qty") ?? throw new RestParameterException("qty"),
            Price = market ? null : call.Number("price") ?? throw new RestParameterException("price"),
            ReduceOnly = call.Flag("reduceOnly"),
            CloseOnTrigger = call.Flag("closeOnTrigger"),
            PositionIdx = (int)(call.Number("positionIdx") ?? 0),
            TimeInForce = call.Text("timeInForce") is { Length: > 0 } tif ? tif : "GTC",
            OrderLinkId = call.Text("orderLinkId"),
            CarriesStops = call.Number("takeProfit") > 0 || call.Number("stopLoss") > 0,
        });
        return verdict.Refusal is { } refusal ? RestAnswer.Refused(refusal) : OrderIds(verdict.Value!);
    }

    /// <summary>The answer of order calls: both ids.</summary>
    internal static RestAnswer OrderIds(Order order) => RestAnswer.Ok(json =>
    {
        json.WriteString("orderId", order.OrderId);
        json.WriteString("orderLinkId", order.OrderLinkId);
    });
}
