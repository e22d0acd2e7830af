using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Server.Rest;

/// <summary><c>GET /v5/execution/list</c>: fills, newest first (FACTS §8.2).</summary>
internal sealed class ExecutionList : IRestEndpoint
{
    public string Method => "GET";

    public string Path => "/v5/execution/list";

    public int CallsPerSecond => 50;

    public bool Trades => false;

    public RestAnswer Answer(VenueModel venue, RestCall call)
    {
        var (symbol, orderId) = (call.Text("symbol"), call.Text("orderId"));
        var rows = call.Account!.Fills
            .Where(fill => (symbol.Length == 0 || fill.Order.Symbol == symbol) && (orderId.Length == 0 || fill.Order.OrderId == orderId))
            .Reverse()
            .ToList();
        var limit = call.Limit(50, 100);
        var lastSeen = call.Cursor.Split(',')[^1];
        var from = lastSeen.Length == 0 ? 0 : rows.FindIndex(fill => CursorOf(fill) == lastSeen) + 1;
        var page = rows.Skip(from).Take(limit).ToList();
        var next = page.Count == 0 ? "" : Uri.EscapeDataString($"{CursorOf(page[0])},{CursorOf(page[^1])}");
        return RestAnswer.Ok(json =>
        {
            json.WriteString("nextPageCursor", next);
            json.WriteString("category", "linear");
            json.WriteStartArray("list");
            foreach (var fill in page)
            {
                ExecutionRows.Write(json, fill, pushed: false);
            }

            json.WriteEndArray();
        });
    }

    private static string CursorOf(Fill fill) => $"{fill.Ms}:{fill.ExecId}";
}
