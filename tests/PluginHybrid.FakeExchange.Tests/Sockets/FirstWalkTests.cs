using System.Net.NetworkInformation;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Tests.Sockets;

[Category(Level.Integration)]
public sealed class FirstWalkTests
{
    [Fact]
    public async Task A_client_logs_in_subscribes_and_sees_a_position_open_and_close()
    {
        await using var exchange = await Start.Exchange();
        await using var socket = await TestSocket.OpenPrivateAsync(exchange, "position", "order", "execution", "wallet");

        exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);

        Assert.Equal("execution", (await socket.NextJsonAsync()).GetProperty("topic").GetString());
        Assert.Equal("order", (await socket.NextJsonAsync()).GetProperty("topic").GetString());
        var position = (await socket.NextJsonAsync()).GetProperty("data")[0];
        Assert.Equal("Buy", position.GetProperty("side").GetString());
        Assert.Equal("0.01", position.GetProperty("size").GetString());
        Assert.Equal("wallet", (await socket.NextJsonAsync()).GetProperty("topic").GetString());
    }

    [Fact]
    public async Task A_ticker_subscription_begins_with_a_snapshot_and_goes_on_with_deltas()
    {
        await using var exchange = await Start.Exchange();
        await using var socket = await TestSocket.OpenAsync(exchange.PublicUri);
        await socket.SendAsync(Requests.Subscribe("t1", "tickers.BTCUSDT"));

        var snapshot = await socket.NextJsonAsync();
        Assert.Equal("snapshot", snapshot.GetProperty("type").GetString());
        Assert.Contains("\"req_id\":\"t1\"", await socket.NextAsync(), StringComparison.Ordinal);

        exchange.SetMark("BTCUSDT", 65_000.01m);
        var delta = await socket.NextJsonAsync();
        Assert.Equal("65000.01", delta.GetProperty("data").GetProperty("markPrice").GetString());
        Assert.False(delta.GetProperty("data").TryGetProperty("lastPrice", out _));
        Assert.True(delta.GetProperty("cs").GetInt64() > snapshot.GetProperty("cs").GetInt64());
    }

    [Fact]
    public async Task The_position_list_tells_what_is_held()
    {
        await using var exchange = await Start.Exchange();
        using var rest = new TestRest(exchange);
        exchange.OpenPosition("BTCUSDT", Side.Sell, 0.02m);

        var answer = await rest.GetAsync("/v5/position/list", "category=linear&settleCoin=USDT&limit=200");

        Assert.Equal(0, answer.GetProperty("retCode").GetInt32());
        Assert.Equal("Sell", answer.GetProperty("result").GetProperty("list")[0].GetProperty("side").GetString());
    }

    [Fact]
    public async Task A_dropped_socket_ends_without_a_close_frame()
    {
        await using var exchange = await Start.Exchange();
        await using var socket = await TestSocket.OpenPrivateAsync(exchange);

        Assert.Equal(1, exchange.Controls.Drop(ConnectionKind.Private));

        await socket.UntilEndedAsync();
        Assert.Equal("lost ConnectionClosedPrematurely", socket.End);
    }

    [Fact]
    public async Task Neither_port_listens_beyond_loopback()
    {
        await using var exchange = await Start.Exchange();

        var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners();

        foreach (var port in (int[])[exchange.PublicUri.Port, exchange.RestUri.Port])
        {
            var address = Assert.Single(listening, endpoint => endpoint.Port == port).Address;
            Assert.Equal(System.Net.IPAddress.Loopback, address);
        }
    }
}
