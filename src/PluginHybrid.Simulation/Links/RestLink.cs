using System.Net;
using System.Net.Http.Headers;
using PluginHybrid.FakeExchange.Links;
using PluginHybrid.Simulation.Hosts;

namespace PluginHybrid.Simulation.Links;

/// <summary>HTTP without a network: a request sets out, perhaps arrives, is answered, and perhaps the answer comes back.</summary>
/// <remarks>What waits for an answer goes on inside the step in which it comes, on the world's thread.</remarks>
/// <param name="road">The way.</param>
/// <param name="life">Of the process that calls.</param>
/// <param name="setsOut">Hears of each call that sets out.</param>
internal sealed class RestLink(RestRoad road, HostLife life, Action<LinkedCall> setsOut) : HttpMessageHandler
{
    private int _waiting;

    /// <summary>Calls without an answer yet.</summary>
    public int Waiting => _waiting;

    /// <inheritdoc />
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        var body = request.Content is null ? "" : request.Content.ReadAsStringAsync(CancellationToken.None).GetAwaiter().GetResult();
        var headers = request.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        var call = new LinkedCall(request.Method.Method, path, request.RequestUri.Query.TrimStart('?'), body, name => headers.GetValueOrDefault(name));

        // Continued inline: whoever awaits it goes on in the step that completes it.
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        _waiting++;
        CancellationTokenRegistration given = default;
        given = cancellationToken.Register(() => Settle(() => answer.TrySetCanceled(cancellationToken)));
        if (!life.Spend())
        {
            return answer.Task;
        }

        setsOut(call);
        road.Travel(
            call,
            came => Settle(() => answer.TrySetResult(ResponseOf(came, request))),
            broken => Settle(() => answer.TrySetException(broken)));
        return answer.Task;

        void Settle(Func<bool> settle)
        {
            if (!life.IsOver && !answer.Task.IsCompleted)
            {
                _waiting--;
                given.Unregister();
                settle();
            }
        }
    }

    private static HttpResponseMessage ResponseOf(LinkedAnswer answer, HttpRequestMessage request)
    {
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(answer.Body)),
        };
        response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(answer.ContentType);
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }
}
