using System.Net;
using Microsoft.Extensions.Time.Testing;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Tests.Sockets;

[Category(Level.Integration)]
public sealed class HandshakeTests
{
    [Theory]
    [InlineData("/v5/public/spot")]
    [InlineData("/v5/trade")]
    [InlineData("/")]
    public async Task A_wrong_path_is_404(string path)
    {
        await using var exchange = await Start.Exchange();

        Assert.Equal("HTTP 404", await RefusalOf(new Uri(exchange.PublicUri, path)));
    }

    [Fact]
    public async Task The_demo_host_has_no_public_path()
    {
        await using var exchange = await Start.Exchange(new() { Server = new() { PoseAsDemo = true } });

        Assert.Equal("HTTP 404", await RefusalOf(exchange.PublicUri));
        await using var socket = await TestSocket.OpenPrivateAsync(exchange);
    }

    [Fact]
    public async Task Too_many_sockets_in_five_minutes_are_forbidden_until_the_oldest_is_forgotten()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var exchange = await Start.Exchange(new() { TimeProvider = time, Server = new() { ConnectionsPerFiveMinutes = 2 } });
        await using var one = await TestSocket.OpenAsync(exchange.PublicUri);
        await using var two = await TestSocket.OpenAsync(exchange.PrivateUri);

        Assert.Equal("HTTP 403", await RefusalOf(exchange.PublicUri));

        time.Advance(TimeSpan.FromMinutes(5));
        await using var three = await TestSocket.OpenAsync(exchange.PublicUri);
        Assert.Equal(500, new ServerRules().ConnectionsPerFiveMinutes);
    }

    [Fact]
    public async Task Armed_refusals_hit_the_next_dials_of_their_kind_only()
    {
        await using var exchange = await Start.Exchange();
        exchange.Controls.RefuseDials(ConnectionKind.Public, 2, HttpStatusCode.BadGateway);

        await using var other = await TestSocket.OpenAsync(exchange.PrivateUri);
        Assert.Equal("HTTP 502", await RefusalOf(exchange.PublicUri));
        Assert.Equal("HTTP 502", await RefusalOf(exchange.PublicUri));
        await using var socket = await TestSocket.OpenAsync(exchange.PublicUri);
    }

    [Fact]
    public async Task A_hanging_dial_ends_with_the_clients_patience_and_every_dial_is_noted()
    {
        await using var exchange = await Start.Exchange();
        exchange.Controls.HangDials(ConnectionKind.Private);
        exchange.Controls.RefuseDials(ConnectionKind.Private, 1);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        using var socket = new System.Net.WebSockets.ClientWebSocket();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => socket.ConnectAsync(exchange.PrivateUri, patience.Token));
        Assert.Equal("HTTP 503", await RefusalOf(exchange.PrivateUri));
        await using var opened = await TestSocket.OpenAsync(exchange.PrivateUri);

        Assert.Equal([0, 503, 101], exchange.Controls.Dials.Select(dial => dial.Status));
    }

    [Fact]
    public async Task A_plain_request_is_no_handshake()
    {
        await using var exchange = await Start.Exchange();
        using var http = new HttpClient();

        using var response = await http.GetAsync(new UriBuilder(exchange.PublicUri) { Scheme = "http" }.Uri, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static async Task<string> RefusalOf(Uri uri) =>
        (await Assert.ThrowsAsync<InvalidOperationException>(async () => await (await TestSocket.OpenAsync(uri)).DisposeAsync())).Message;
}
