using Microsoft.Extensions.Time.Testing;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Tests.Sockets;

[Category(Level.Integration)]
public sealed class IdleTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task A_socket_without_traffic_is_cut_after_ten_minutes()
    {
        await using var exchange = await Start.Exchange(new() { TimeProvider = _time });
        await using var socket = await TestSocket.OpenAsync(exchange.PublicUri);

        Minutes(9);
        Assert.True(exchange.Controls.Connections[0].IsOpen);
        Minutes(1);

        await socket.UntilEndedAsync();
        Assert.StartsWith("lost", socket.End, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_json_ping_keeps_it_alive()
    {
        await using var exchange = await Start.Exchange(new() { TimeProvider = _time });
        await using var socket = await TestSocket.OpenAsync(exchange.PublicUri);

        for (var i = 0; i < 3; i++)
        {
            Minutes(8);
            await socket.AskAsync("""{"op":"ping"}""");
        }

        Assert.True(exchange.Controls.Connections[0].IsOpen);
    }

    [Fact]
    public async Task A_private_socket_may_ask_for_another_time()
    {
        await using var exchange = await Start.Exchange(new() { TimeProvider = _time });
        await using var socket = await TestSocket.OpenAsync(new Uri(exchange.PrivateUri + "?max_active_time=1m"));
        Assert.Equal("?max_active_time=1m", exchange.Controls.Connections[0].Query);

        Minutes(1);

        await socket.UntilEndedAsync();
    }

    [Theory]
    [InlineData("?max_active_time=30s", 30)]
    [InlineData("?max_active_time=600s", 600)]
    [InlineData("?a=b&max_active_time=2m", 120)]
    [InlineData("?max_active_time=29s", null)]
    [InlineData("?max_active_time=601s", null)]
    [InlineData("?max_active_time=soon", null)]
    [InlineData("", null)]
    public void The_time_asked_for_lies_between_30_and_600_seconds(string query, int? seconds) =>
        Assert.Equal(seconds, (int?)IdleWatch.MaxActiveTime(query)?.TotalSeconds);

    private void Minutes(int minutes)
    {
        for (var half = 0; half < minutes * 2; half++)
        {
            _time.Advance(TimeSpan.FromSeconds(30));
        }
    }
}
