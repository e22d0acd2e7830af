using Microsoft.AspNetCore.Http;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Server.Rest;

/// <summary>Carries out an armed fault around the proper answer.</summary>
internal static class RestFaults
{
    public static async Task ApplyAsync(HttpContext context, RequestDelegate next, RestFault? fault, VenueClock clock, TimeProvider time)
    {
        switch (fault)
        {
            case null:
                await next(context).ConfigureAwait(false);
                break;
            case StatusFault status:
                await RestFront.WriteAsync(context, (int)status.Code, "text/html", status.Html).ConfigureAwait(false);
                break;
            case RetCodeFault code:
                await WriteJsonAsync(context, new RestAnswer(code.Code, code.Message).Body(clock.NowMs)).ConfigureAwait(false);
                break;
            case BodyFault body:
                await AnswerBesideAsync(context, next).ConfigureAwait(false);
                await WriteJsonAsync(context, body.Json).ConfigureAwait(false);
                break;
            case DoneButTimedOutFault:
                await AnswerBesideAsync(context, next).ConfigureAwait(false);
                await WriteJsonAsync(context, new RestAnswer(10000, "Server Timeout").Body(clock.NowMs)).ConfigureAwait(false);
                break;
            case DelayFault late:
                await Task.Delay(late.Delay, time, context.RequestAborted).ConfigureAwait(false);
                await next(context).ConfigureAwait(false);
                break;
            case HangFault:
                await HangAsync(context).ConfigureAwait(false);
                break;
            case ResetFault:
                context.Abort();
                break;
            case TruncatedFault:
                await TruncateAsync(context, next).ConfigureAwait(false);
                break;
        }
    }

    private static Task WriteJsonAsync(HttpContext context, string json) =>
        RestFront.WriteAsync(context, 200, "application/json; charset=utf-8", json);

    private static async Task HangAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = context.RequestAborted.Register(() => gone.TrySetResult()).ConfigureAwait(false);
        await gone.Task.ConfigureAwait(false);
    }

    /// <summary>Lets the call be carried out and keeps its answer from the client.</summary>
    private static async Task<byte[]> AnswerBesideAsync(HttpContext context, RequestDelegate next)
    {
        var wire = context.Response.Body;
        using var kept = new MemoryStream();
        context.Response.Body = kept;
        await next(context).ConfigureAwait(false);
        context.Response.Body = wire;
        context.Response.ContentLength = null;
        return kept.ToArray();
    }

    private static async Task TruncateAsync(HttpContext context, RequestDelegate next)
    {
        var answer = await AnswerBesideAsync(context, next).ConfigureAwait(false);
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer.AsMemory(0, answer.Length / 2), context.RequestAborted).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        context.Abort();
    }
}
