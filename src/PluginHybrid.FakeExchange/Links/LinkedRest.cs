using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Server.Rest;

namespace PluginHybrid.FakeExchange.Links;

/// <summary>The REST interface as a plain call: the same bans, checks, limits and endpoints as behind HTTP.</summary>
internal sealed class LinkedRest(Exchange exchange, RestDesk desk, AddressBan ban)
{
    private const string Json = "application/json; charset=utf-8";

    /// <summary>Answers a call, carried out or not.</summary>
    public LinkedAnswer Ask(LinkedCall call)
    {
        if (ban.Refuses() || (call.Method == "GET" && call.Body.Length > 0))
        {
            return new LinkedAnswer(403, "text/html", RestFront.Forbidden, [], -1);
        }

        if (desk.Endpoints.FirstOrDefault(one => one.Path == call.Path && one.Method == call.Method) is not { } endpoint)
        {
            return new LinkedAnswer(404, "text/plain", "404 page not found", [], -1);
        }

        var (answer, headers) = desk.Answer(endpoint, new RestCall(call.Method, call.Path, call.Query, call.Body, call.Header));
        return new LinkedAnswer(answer.Status, Json, answer.Body(exchange.Clock.NowMs), headers, answer.RetCode);
    }

    /// <summary>A refusal in the venue's words; nothing is carried out.</summary>
    public LinkedAnswer Refuse(int retCode, string words) =>
        new(200, Json, new RestAnswer(retCode, words).Body(exchange.Clock.NowMs), [], retCode);
}
