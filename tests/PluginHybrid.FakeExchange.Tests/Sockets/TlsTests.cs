using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PluginHybrid.FakeExchange.Tests.Sockets;

[Category(Level.Integration)]
public sealed class TlsTests
{
    [Fact]
    public async Task Sockets_and_rest_speak_tls_under_the_names_of_the_certificate()
    {
        using var certificate = Certificate("stream-testnet.bybit.com", "api-testnet.bybit.com");
        await using var exchange = await Start.Exchange(new() { Certificate = certificate });
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, token) =>
            {
                var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, token);
                return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
            },
            SslOptions = { RemoteCertificateValidationCallback = (_, presented, _, errors) => presented is X509Certificate2 shown && shown.MatchesHostname("api-testnet.bybit.com") && !errors.HasFlag(System.Net.Security.SslPolicyErrors.RemoteCertificateNameMismatch) },
        };
        using var http = new HttpClient(handler);

        Assert.Equal(("wss", "https"), (exchange.PrivateUri.Scheme, exchange.RestUri.Scheme));
        var body = await http.GetStringAsync(new Uri($"https://api-testnet.bybit.com:{exchange.RestUri.Port}/v5/market/time"), TestContext.Current.CancellationToken);
        Assert.Contains("timeNano", body, StringComparison.Ordinal);

        await using var socket = await TestSocket.OpenAsync(exchange.PrivateUri, options => options.RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString());
        Assert.Contains("\"success\":true", await socket.AskAsync(Requests.Auth(exchange)), StringComparison.Ordinal);
    }

    private static X509Certificate2 Certificate(params string[] names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={names[0]}", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            alternatives.AddDnsName(name);
        }

        request.CertificateExtensions.Add(alternatives.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
