using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Lockstep;

namespace PluginHybrid.FakeExchange.Server.Rest;

/// <summary>What stands before the endpoints: the request log, the address ban, the ban on bodies in GET, armed faults.</summary>
internal sealed class RestFront(Exchange exchange, ServerRules rules, TimeProvider time, HeldFront? held = null) : IDisposable
{
    internal const string Forbidden = "<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center><p>access too frequent</p></body></html>";
    private readonly AddressBan _ban = new(rules, time);
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Lets hanging calls go, so that the server can stop.</summary>
    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    public async Task ServeAsync(HttpContext context, RequestDelegate next)
    {
        var body = await ReadBodyAsync(context.Request).ConfigureAwait(false);
        var path = context.Request.Path.Value ?? "";
        var request = new RestRequest(time.GetUtcNow(), context.Request.Method, path, context.Request.QueryString.Value?.TrimStart('?') ?? "", body);
        exchange.Controls.Rest.Saw(request);
        if (exchange.Controls.Rest.Watch?.Arrives(request) == false)
        {
            context.Abort();
            return;
        }

        if (_ban.Refuses() || (HttpMethods.IsGet(context.Request.Method) && body.Length > 0))
        {
            await WriteAsync(context, (int)HttpStatusCode.Forbidden, "text/html", Forbidden).ConfigureAwait(false);
            return;
        }

        if (held is not null)
        {
            var query = context.Request.QueryString.Value?.TrimStart('?') ?? "";
            await held.ServeAsync(context, new AskedCall(context.Request.Method, path, query, body), _stopping.Token).ConfigureAwait(false);
            return;
        }

        exchange.Controls.Moments?.Asked(path);
        await RestFaults.ApplyAsync(context, AnswerAsync, exchange.Controls.Rest.Next(path), exchange.Clock, time, _stopping.Token).ConfigureAwait(false);

        async Task AnswerAsync(HttpContext call)
        {
            await next(call).ConfigureAwait(false);
            exchange.Controls.Moments?.Answered(path);
        }
    }

    internal static Task WriteAsync(HttpContext context, int status, string type, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    private static async Task<string> ReadBodyAsync(HttpRequest request)
    {
        if (request.ContentLength is null or 0 && !request.Headers.ContainsKey("Transfer-Encoding"))
        {
            return "";
        }

        request.EnableBuffering();
        using var reader = new StreamReader(request.Body, Encoding.UTF8, leaveOpen: true);
        var body = await reader.ReadToEndAsync(request.HttpContext.RequestAborted).ConfigureAwait(false);
        request.Body.Position = 0;
        return body;
    }
}
