using System.Net;
using System.Net.Sockets;
using PluginHybrid.Bybit;
using PluginHybrid.Core.Connections;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Testing;
using Side = PluginHybrid.FakeExchange.Venue.Side;

namespace PluginHybrid.Integration.Tests.Connecting;

/// <summary>The end of a stream, at every point of its life.</summary>
[Category(Level.Integration)]
public sealed class StopTests
{
    [Fact]
    public async Task After_the_stop_no_socket_is_open_and_no_event_comes()
    {
        await using var rig = await Rig.FreshAsync(before: exchange => exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m));

        await rig.Stop();
        var told = rig.Events.All.Count;
        rig.Exchange.Tick("BTCUSDT", mark: 64_000m);
        rig.Exchange.ClosePosition("BTCUSDT");

        await Wait.Until("the exchange has no open socket", () => rig.Exchange.Controls.Connections.All(connection => !connection.IsOpen));
        Assert.Equal(told, rig.Events.All.Count);
        Assert.Equal(ConnectionState.Closed, rig.Stream.Statistics.Private.State);
        Assert.Equal(ConnectionState.Closed, rig.Stream.Statistics.Public.State);
    }

    [Fact]
    public async Task An_abandoned_stream_says_nothing_to_anybody_and_cuts_its_sockets()
    {
        await using var rig = await Rig.FreshAsync(before: exchange => exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m));
        var sockets = rig.Exchange.Controls.Connections;
        var (said, told) = (sockets.Sum(socket => socket.Received.Count), rig.Events.All.Count);

        await rig.Stream.AbandonAsync();
        rig.Exchange.ClosePosition("BTCUSDT");

        await Wait.Until("the exchange has no open socket", () => rig.Exchange.Controls.Connections.All(connection => !connection.IsOpen));
        Assert.Equal(2, rig.Exchange.Controls.Connections.Count);
        Assert.Equal(told, rig.Events.All.Count);
        Assert.Equal(said, sockets.Sum(socket => socket.Received.Count));
        Assert.Equal(ConnectionState.Closed, rig.Stream.Statistics.Private.State);
        await rig.Stream.AbandonAsync();
    }

    [Fact]
    public async Task Stopping_and_disposing_again_and_at_once_does_no_harm()
    {
        await using var rig = await Rig.FreshAsync();

        await Wait.For("eight stops at once", Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(rig.Stop))));
        await rig.Stop();
        await rig.Stream.DisposeAsync();
        await rig.Stream.DisposeAsync();

        Assert.False(rig.Stream.PrivateConnected || rig.Stream.PublicConnected);
    }

    [Fact]
    public async Task A_stream_that_was_never_started_stops()
    {
        await using var rig = await Rig.MakeAsync(new RigPlan());

        await rig.Stop();

        Assert.Empty(rig.Events.All);
    }

    [Fact]
    public async Task A_stopped_stream_cannot_be_started()
    {
        await using var rig = await Rig.MakeAsync(new RigPlan());
        await rig.Stop();

        await Assert.ThrowsAsync<InvalidOperationException>(() => rig.Start());

        Assert.Empty(rig.Exchange.Controls.Connections);
    }

    [Fact]
    public async Task A_stream_starts_once()
    {
        await using var rig = await Rig.FreshAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => rig.Start());

        Assert.True(rig.IsFresh, rig.Tell());
    }

    [Fact]
    public async Task A_start_that_was_cancelled_before_is_not_begun()
    {
        await using var rig = await Rig.MakeAsync(new RigPlan());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.Stream.StartAsync(new CancellationToken(canceled: true)));
        await rig.Start();

        await rig.Fresh("after the second, real start");
    }

    [Fact]
    public async Task A_stop_while_dialling_waits_for_nobody()
    {
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        var port = ((IPEndPoint)mute.LocalEndpoint).Port;
        await using var stream = new BybitHybridStream(new BybitHybridStreamOptions
        {
            ApiKey = "key",
            ApiSecret = "secret",
            Endpoints = new Endpoints
            {
                PrivateSocket = new Uri($"ws://127.0.0.1:{port}/v5/private"),
                PublicSocket = new Uri($"ws://127.0.0.1:{port}/v5/public/linear"),
                Rest = new Uri($"http://127.0.0.1:{port}"),
            },
        });
        await stream.StartAsync(TestContext.Current.CancellationToken);
        await Wait.Until("a dial reached the listener", mute.Pending);

        var begun = TimeProvider.System.GetTimestamp();
        await Wait.For("the stop", stream.StopAsync(TestContext.Current.CancellationToken));

        // Ten seconds is the dial's own deadline: whoever waited for that would need as long.
        Assert.InRange(TimeProvider.System.GetElapsedTime(begun), TimeSpan.Zero, TimeSpan.FromSeconds(8));
    }
}
