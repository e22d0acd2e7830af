using System.Net;
using PluginHybrid.Bybit;
using PluginHybrid.Bybit.Sockets;
using PluginHybrid.FakeExchange;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;
using Side = PluginHybrid.FakeExchange.Venue.Side;

namespace PluginHybrid.Integration.Tests.Connecting;

/// <summary>Testnet's own addresses, with TLS, on loopback: nothing of the client is changed but where the names lead.</summary>
[Category(Level.Integration)]
public sealed class TestnetNamesTests
{
    private const string StreamHost = "stream-testnet.bybit.com";
    private const string RestHost = "api-testnet.bybit.com";

    [Fact]
    public async Task Testnets_names_lead_to_loopback_over_tls_and_all_three_parts_work()
    {
        using var authority = new TestAuthority();
        using var certificate = authority.Issue(StreamHost, RestHost);
        await using var rig = await Rig.FreshAsync(Plan(authority, new FakeBybitOptions { Seed = 7, Certificate = certificate }));

        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await rig.Subscribed("BTCUSDT");
        rig.Exchange.Tick("BTCUSDT", last: 65_200m, mark: 65_198m);

        await rig.Events.Await<PositionUpdate>("an update at the new mark", it => it.MarkPrice == 65_198m);
        Assert.Equal(Endpoints.Testnet, rig.Stream.Endpoints);
        Assert.Contains(rig.Exchange.Controls.Rest.Requests, request => request.Path == "/v5/position/list");
    }

    [Fact]
    public async Task A_certificate_of_an_unknown_authority_is_never_talked_to()
    {
        using var authority = new TestAuthority();
        using var stranger = new TestAuthority();
        using var certificate = stranger.Issue(StreamHost, RestHost);
        await using var rig = await Rig.StartAsync(Plan(authority, new FakeBybitOptions { Seed = 7, Certificate = certificate }));

        await Wait.Until(
            "both streams were refused twice",
            () => rig.Stream.Statistics is { Private.Dials: > 2, Public.Dials: > 2 },
            rig.Tell);

        Assert.StartsWith("TLS failed", rig.Stream.Statistics.Private.LastProblem, StringComparison.Ordinal);
        Assert.StartsWith("TLS failed", rig.Stream.Statistics.Public.LastProblem, StringComparison.Ordinal);
        Assert.Empty(rig.Exchange.Controls.Rest.Requests);
        Assert.Empty(rig.Exchange.Controls.Connections);
    }

    private static RigPlan Plan(TestAuthority authority, FakeBybitOptions fake) => new()
    {
        Fake = fake,
        Endpoints = _ => null,
        DialPort = exchange => new DialPort
        {
            ExtraRoots = authority.Roots,
            Route = (host, port) => (host, port) switch
            {
                (StreamHost, 443) => new IPEndPoint(IPAddress.Loopback, exchange.PrivateUri.Port),
                (RestHost, 443) => new IPEndPoint(IPAddress.Loopback, exchange.RestUri.Port),
                _ => throw new InvalidOperationException($"A test must not look {host}:{port} up."),
            },
        },
    };
}
