using Microsoft.Extensions.Logging.Abstractions;
using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Core.Session;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Sockets;

[Category(Level.Integration)]
public sealed class SocketTlsTests
{
    private const string Host = "stream-testnet.bybit.com";

    [Fact]
    public async Task Testnets_name_leads_to_loopback_and_stays_in_tls_and_in_the_request()
    {
        using var authority = new TestAuthority();
        using var certificate = authority.Issue(Host);
        await using var venue = new LoopbackVenue(
            async peer =>
            {
                await peer.Accept();
                await peer.Text(peer.Request.Split("\r\n").Single(line => line.StartsWith("Host:", StringComparison.Ordinal)));
                await peer.Text((await peer.Read()).Text);
                await peer.Over;
            },
            certificate);
        var sink = new HeardSink();
        await using var socket = Dial(venue, authority, sink);
        sink.During = line =>
        {
            if (line.EndsWith("opened", StringComparison.Ordinal))
            {
                socket.Send("hello through TLS"u8.ToArray());
            }
        };
        socket.Start();

        await Wait.Until("both answers", () => sink.Frames.Count == 2, () => string.Join(", ", sink.Story.Concat(venue.Troubles.Select(e => e.Message))));

        Assert.Equal(["Host: stream-testnet.bybit.com", "hello through TLS"], sink.Frames);
    }

    [Fact]
    public async Task Pitfall_17_A_tls_connection_that_ends_without_farewell_is_a_loss_with_the_code_1006()
    {
        using var authority = new TestAuthority();
        using var certificate = authority.Issue(Host);

        var loss = await LossOf(authority, certificate, async peer =>
        {
            await peer.Accept();
            peer.HangUp();
        });

        Assert.Contains("(1006)", loss.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_of_another_authority_is_refused()
    {
        using var ours = new TestAuthority();
        using var theirs = new TestAuthority();
        using var certificate = theirs.Issue(Host);

        Assert.StartsWith("TLS failed: ", (await LossOf(ours, certificate)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_systems_trust_does_not_know_the_test_authority()
    {
        using var authority = new TestAuthority();
        using var certificate = authority.Issue(Host);

        Assert.StartsWith("TLS failed: ", (await LossOf(null, certificate)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_with_another_name_is_refused_although_its_authority_is_trusted()
    {
        using var authority = new TestAuthority();
        using var certificate = authority.Issue("stream.bybit.com");

        Assert.StartsWith("TLS failed: ", (await LossOf(authority, certificate)).Reason, StringComparison.Ordinal);
    }

    private static async Task<SocketLoss> LossOf(
        TestAuthority? trusted, System.Security.Cryptography.X509Certificates.X509Certificate2 certificate, Func<Peer, Task>? script = null)
    {
        await using var venue = new LoopbackVenue(script ?? (peer => peer.Over), certificate);
        var sink = new HeardSink();
        await using var socket = Dial(venue, trusted, sink);
        socket.Start();
        return await Wait.For("the loss", sink.Loss);
    }

    private static VenueSocket Dial(LoopbackVenue venue, TestAuthority? trusted, HeardSink sink)
    {
        var port = new DialPort
        {
            Route = (host, number) => host == Host && number == 443 ? venue.EndPoint : null,
            ExtraRoots = trusted?.Roots,
        };
        return new VenueSocket(
            new ConnectionId(StreamKind.Private, 1), Endpoints.Testnet.PrivateSocket, port, sink, TimeProvider.System, NullLogger.Instance);
    }
}
