using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Server.Rest;

/// <summary><c>GET /v5/order/realtime</c>: open orders, or the last 500 ended ones; newest first (FACTS §8.3).</summary>
internal sealed class OrderRealtime : IRestEndpoint
{
    public string Method => "GET";

    public string Path => "/v5/order/realtime";

    public int CallsPerSecond => 50;

    public bool Trades => false;

    public RestAnswer Answer(VenueModel venue, RestCall call)
    {
        var (symbol, baseCoin, settleCoin) = (call.Text("symbol"), call.Text("baseCoin"), call.Text("settleCoin"));
        if (symbol.Length + baseCoin.Length + settleCoin.Length == 0)
        {
            return new RestAnswer(10001, "Missing some parameters that must be filled in, symbol or settleCoin or baseCoin");
        }

        var rows = Wanted(call).Where(order => Fits(venue.Quote(order.Symbol)!.Instrument)).Reverse().ToList();
        return Page(rows, call);

        bool Fits(Instrument instrument) => symbol.Length > 0
            ? instrument.Symbol == symbol
            : (baseCoin.Length == 0 || instrument.BaseCoin == baseCoin) && (settleCoin.Length == 0 || instrument.SettleCoin == settleCoin);
    }

    /// <summary>Asked for by id, an order is found open or ended: this is how an unknown outcome is looked up.</summary>
    private static IEnumerable<Order> Wanted(RestCall call)
    {
        var (account, orderId, linkId) = (call.Account!, call.Text("orderId"), call.Text("orderLinkId"));
        if (orderId.Length > 0 || linkId.Length > 0)
        {
            return account.ClosedOrders.Concat(account.OpenOrders).Where(order => orderId.Length > 0 ? order.OrderId == orderId : order.OrderLinkId == linkId);
        }

        return call.Text("openOnly") == "1" ? account.ClosedOrders : account.OpenOrders;
    }

    private static RestAnswer Page(List<Order> rows, RestCall call)
    {
        var limit = call.Limit(20, 50);
        var lastSeen = call.Cursor.Split(',')[^1].Split(':')[0];
        var from = lastSeen.Length == 0 ? 0 : rows.FindIndex(order => order.OrderId == lastSeen) + 1;
        var page = rows.Skip(from).Take(limit).ToList();
        var next = page.Count == 0 ? "" : Uri.EscapeDataString($"{page[0].OrderId}:{page[0].CreatedMs},{page[^1].OrderId}:{page[^1].CreatedMs}");
        return RestAnswer.Ok(json =>
        {
            json.WriteString("nextPageCursor", next);
            json.WriteString("category", "linear");
            json.WriteStartArray("list");
            foreach (var order in page)
            {
                OrderRows.Write(json, order, pushed: false);
            }

            json.WriteEndArray();
        });
    }
}
