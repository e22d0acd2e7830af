using Microsoft.AspNetCore.Http;
using PluginHybrid.FakeExchange.Lockstep;

namespace PluginHybrid.FakeExchange.Server.Rest;

/// <summary>Stands before the endpoints while a recording is played in lockstep: every request waits for its recorded answer. Signatures are verified.</summary>
internal sealed class HeldFront(Exchange exchange, HeldCalls calls)
{
    private const string Public = "/v5/market/";
    private static readonly string[] NotCopied = ["date", "content-type"];

    public async Task ServeAsync(HttpContext context, AskedCall asked, CancellationToken stopping)
    {
        var call = new RestCall(asked.Method, asked.Path, asked.Query, asked.Body, name => context.Request.Headers[name].FirstOrDefault());
        if (!asked.Path.StartsWith(Public, StringComparison.Ordinal) && exchange.Do(venue => RestChecks.CheckSigned(venue, call)) is { } refused)
        {
            await RestFront.WriteAsync(context, refused.Status, "application/json; charset=utf-8", refused.Body(exchange.Clock.NowMs)).ConfigureAwait(false);
            return;
        }

        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        if (await calls.WaitAsync(asked, gone.Token).ConfigureAwait(false) is not { } reply)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.Headers.FirstOrDefault(header => header.Key == "content-type").Value ?? "application/json; charset=utf-8";
        foreach (var (name, value) in reply.Headers.Where(header => !NotCopied.Contains(header.Key)))
        {
            context.Response.Headers.Append(name, value);
        }

        context.Response.ContentLength = reply.Body.Length;
        await context.Response.Body.WriteAsync(reply.Body, gone.Token).ConfigureAwait(false);
    }
}
