using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Server.Rest;

/// <summary><c>POST /v5/order/cancel</c> (FACTS §8.3).</summary>
internal sealed class OrderCancel : IRestEndpoint
{
    public string Method => "POST";

    public string Path => "/v5/order/cancel";

    public int CallsPerSecond => 10;

    public bool Trades => true;

    public RestAnswer Answer(VenueModel venue, RestCall call)
    {
        var (orderId, linkId) = (call.Text("orderId"), call.Text("orderLinkId"));
        if (orderId.Length == 0 && linkId.Length == 0)
        {
            return new RestAnswer(10001, "params error: OrderId or orderLinkId is required");
        }

        var verdict = venue.Cancel(call.Account!, call.Text("symbol"), orderId, linkId);
        return verdict.Refusal is { } refusal ? RestAnswer.Refused(refusal) : OrderCreate.OrderIds(verdict.Value!);
    }
}
