using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using PluginHybrid.FakeExchange.Controls;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;
using WireMock.Types;
using WireMock.Util;

namespace PluginHybrid.FakeExchange.Server.Rest;

/// <summary>The REST interface on WireMock.Net: one mapping per endpoint, each calling into the venue.</summary>
internal sealed class RestServer : IDisposable
{
    private readonly WireMockServer _server;
    private readonly Exchange _exchange;
    private readonly RestFront _front;

    private RestServer(WireMockServer server, Exchange exchange, RestFront front) => (_server, _exchange, _front) = (server, exchange, front);

    /// <summary>Port the REST interface listens on, 127.0.0.1 only.</summary>
    public int Port => _server.Port;

    public static RestServer Start(RestDesk desk, RestFront front, Exchange exchange, int port, X509Certificate2? certificate)
    {
        MimeSearch.Skip();
        var server = WireMockServer.Start(new WireMockServerSettings
        {
            Urls = [$"http://127.0.0.1:{port}"],
            DisableJsonBodyParsing = true,
            DisableDeserializeFormUrlEncoded = true,
            AllowBodyForAllHttpMethods = true,
            MaxRequestLogCount = 100,
            DoNotSaveDynamicResponseInLogEntry = true,

            AdditionalServiceRegistration = services => Register(services, certificate),
            PreWireMockMiddlewareInit = app => ((IApplicationBuilder)app).Use(front.ServeAsync),
        });
        var rest = new RestServer(server, exchange, front);
        foreach (var endpoint in desk.Endpoints)
        {
            var request = Request.Create().WithPath(endpoint.Path);
            server.Given(request.UsingMethod(endpoint.Method)).RespondWith(Response.Create().WithCallback(message => rest.Answer(desk, endpoint, message)));
        }

        server.Given(Request.Create().WithPath("/*")).AtPriority(1_000).RespondWith(Response.Create().WithStatusCode(404).WithBody("404 page not found"));
        return rest;
    }

    public void Dispose()
    {
        _front.Dispose();
        _server.Stop();
        _server.Dispose();
    }

    private static void Register(IServiceCollection services, X509Certificate2? certificate)
    {
        // WireMock opens a dynamic port on every address; this one only ever opens loopback.
        services.AddSingleton<IConnectionListenerFactory, LoopbackListenerFactory>();

        // TLS is laid under WireMock: it would write a certificate of its own settings, private key and all, to its log.
        if (certificate is not null)
        {
            services.Configure<KestrelServerOptions>(kestrel => kestrel.ConfigureEndpointDefaults(listen => listen.UseHttps(certificate)));
        }
    }

    private ResponseMessage Answer(RestDesk desk, IRestEndpoint endpoint, IRequestMessage message)
    {
        var call = new RestCall(message.Method, message.Path, (message.RawQuery ?? "").TrimStart('?'), message.Body ?? "", Header);
        var (answer, headers) = desk.Answer(endpoint, call);
        _exchange.Controls.Rest.Watch?.Carried(
            new RestRequest(DateTimeOffset.FromUnixTimeMilliseconds(_exchange.Clock.NowMs), call.Method, call.Path, call.RawQuery, call.Body), answer.RetCode);
        var response = new ResponseMessage
        {
            StatusCode = answer.Status,
            BodyData = new BodyData { DetectedBodyType = BodyType.String, BodyAsString = answer.Body(_exchange.Clock.NowMs) },
        };
        response.AddHeader("Content-Type", "application/json; charset=utf-8");
        foreach (var (name, value) in headers)
        {
            response.AddHeader(name, value);
        }

        return response;

        string? Header(string name) => message.Headers?.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault();
    }
}
