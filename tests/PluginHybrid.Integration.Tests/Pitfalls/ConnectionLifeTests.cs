using System.Net;
using System.Net.WebSockets;
using PluginHybrid.Core.Connections;
using PluginHybrid.Core.Session;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Integration.Tests.Pitfalls;

[Category(Level.Failover)]
public sealed class ConnectionLifeTests
{
    [Theory]
    [InlineData(ConnectionKind.Private)]
    [InlineData(ConnectionKind.Public)]
    public async Task Pitfall_11_A_socket_that_swallows_pings_and_says_nothing_is_given_up_and_replaced(ConnectionKind kind)
    {
        await using var scene = await Scene.FreshAsync();
        await scene.BeatAsync();
        scene.Exchange.Controls.GoSilent(kind);
        var before = Other(scene, kind).Frames;

        scene.Clock.Advance(Scene.Heartbeat);
        await scene.Until("the ping lies in the deaf ear", () => Sent.Count(scene.Exchange.Controls.Current(kind), "ping") == 2);
        await scene.Until("the other one's pong is in", () => Other(scene, kind).Frames > before);
        Assert.True(scene.Stream is { PrivateConnected: true, PublicConnected: true }, scene.Tell());
        scene.Clock.Advance(Rig.Brisk.PongTimeout);

        var lost = await scene.Events.Await<StreamDisconnected>("the dead half is given up");
        Assert.Contains("no pong", lost.Reason, StringComparison.Ordinal);
        await scene.BecomesFresh();
        Assert.Equal(kind == ConnectionKind.Private ? (1, 0) : (0, 1), Reconnects(scene));
    }

    [Fact]
    public async Task Pitfall_12_A_missed_pong_leads_to_a_new_connection_even_when_handshakes_answer_502_at_first()
    {
        await using var scene = await Scene.FreshAsync();
        scene.Exchange.Controls.RefuseDials(ConnectionKind.Private, 3, HttpStatusCode.BadGateway);
        scene.Exchange.Controls.GoSilent(ConnectionKind.Private);

        await scene.Pass("the loss is seen", () => !scene.Stream.PrivateConnected, TimeSpan.FromSeconds(1));
        await scene.BecomesFresh();

        Assert.Equal(5, scene.Stream.Statistics.Private.Dials);
        Assert.Equal(1, scene.Stream.Statistics.Private.Reconnects);
    }

    [Fact]
    public async Task Pitfall_13_Errors_while_resubscribing_do_not_end_the_attempts()
    {
        await using var scene = await Scene.FreshAsync();
        scene.Exchange.Controls.OnReply("subscribe", ReplyPlan.Refuse("error:handler timeout"), 6, ConnectionKind.Private);
        scene.Exchange.Controls.OnReply("auth", ReplyPlan.Withhold, 1, ConnectionKind.Private);

        scene.Exchange.Controls.Drop(ConnectionKind.Private);
        await scene.Until("the loss is seen", () => !scene.Stream.PrivateConnected);
        await scene.BecomesFresh();

        scene.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await scene.Events.Await<PositionOpened>("the topics are on", it => it.Cause == UpdateCause.PrivatePush);
    }

    [Fact]
    public async Task Pitfall_14_Every_topic_is_on_again_after_a_reconnect_and_the_merged_stream_goes_on()
    {
        await using var scene = await Scene.FreshAsync(new() { Watch = ["ETHUSDT"], Before = exchange => exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m) });
        var before = Topics(scene);

        scene.Exchange.Controls.Drop(ConnectionKind.Private);
        scene.Exchange.Controls.Drop(ConnectionKind.Public);
        await scene.Until("both losses are seen", () => scene.Stream is { PrivateConnected: false, PublicConnected: false });
        await scene.BecomesFresh();

        Assert.Equal(before, Topics(scene));
        scene.Exchange.SetMark("BTCUSDT", 65_300m);
        await scene.Events.Await<PositionUpdate>("prices arrive", it => it is { MarkPrice: 65_300m, Freshness: Freshness.Fresh });
        scene.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await scene.Events.Await<PositionUpdate>("positions arrive", it => it is { Cause: UpdateCause.PrivatePush, Position.Size: 0.02m });
    }

    [Fact]
    public async Task Pitfall_15_Reconnects_leave_no_timer_no_socket_and_no_second_ping_behind()
    {
        CountingTime? time = null;
        var scene = await Scene.FreshAsync(new() { StreamTime = clock => time = new CountingTime(clock) });
        await scene.Until("only the session's timer is left", () => time!.Alive == 1);

        for (var round = 1; round <= 10; round++)
        {
            scene.Exchange.Controls.Drop(ConnectionKind.Private);
            scene.Exchange.Controls.Drop(ConnectionKind.Public);
            await scene.Pass("both are back", () => Reconnects(scene) == (round, round) && scene.IsFresh);
        }

        await scene.Until("only the session's timer is left", () => time!.Alive == 1);
        Assert.Equal(2, scene.Exchange.Controls.Connections.Count(connection => connection.IsOpen));
        await scene.BeatAsync();
        await scene.BeatAsync();
        Assert.All(Open(scene), connection => Assert.Equal(2, Sent.Count(connection, "ping")));

        await scene.DisposeAsync();
        Assert.Equal(0, time!.Alive);
    }

    [Fact]
    public async Task Pitfall_16_Json_pings_keep_the_venue_from_cutting_streams_on_which_nothing_happens()
    {
        // The venue looks every 30 s and cuts who was idle for 30 s; protocol pings do not count.
        await using var scene = await Scene.FreshAsync(new()
        {
            Exchange = new() { Server = new ServerRules { IdleCutOff = TimeSpan.FromSeconds(30) } },
            Addresses = addresses => addresses with { PrivateSocket = new Uri(addresses.PrivateSocket + "?max_active_time=30s") },
        });

        for (var beat = 0; beat < 12; beat++)
        {
            await scene.BeatAsync();
        }

        Assert.Equal(2, scene.Exchange.Controls.Connections.Count);
        Assert.All(Open(scene), connection => Assert.Equal(12, Sent.Count(connection, "ping")));
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("end of stream")]
    [InlineData("end within a frame")]
    [InlineData("close frame 1012")]
    [InlineData("close frame 1000")]
    public async Task Pitfall_17_However_a_connection_ends_it_is_replaced(string how)
    {
        await using var scene = await Scene.FreshAsync(new() { Before = exchange => exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m) });

        foreach (var connection in Open(scene))
        {
            End(connection, how);
        }

        await scene.Until("both losses are seen", () => scene.Events.Of<StreamDisconnected>().Count == 2);
        await scene.BecomesFresh();

        Assert.Equal((1, 1), Reconnects(scene));
        Assert.Single(scene.Stream.Positions);
        Assert.Empty(scene.Events.Of<PositionClosed>());
    }

    [Fact]
    public async Task Pitfall_18_A_bad_network_never_costs_more_dials_than_the_budget_and_the_dials_go_on()
    {
        var window = TimeSpan.FromMinutes(1);
        await using var scene = await Scene.StartAsync(new() { Connections = Rig.Brisk with { DialsPerWindow = 6, DialWindow = window } });
        var end = scene.Clock.GetUtcNow() + (2 * window);

        await scene.Pass("two bad minutes are over", () =>
        {
            scene.Exchange.Controls.Drop(ConnectionKind.Private);
            scene.Exchange.Controls.Drop(ConnectionKind.Public);
            return scene.Clock.GetUtcNow() >= end;
        }, TimeSpan.FromSeconds(1));

        var dials = scene.Exchange.Controls.Dials.Select(dial => dial.At).ToArray();
        Assert.All(dials, dial => Assert.InRange(dials.Count(other => other >= dial && other < dial + window), 1, 6));
        Assert.InRange(dials.Length, 7, 18);
    }

    [Fact]
    public async Task Pitfall_18_Failed_dials_back_off()
    {
        await using var scene = await Scene.StartAsync(new()
        {
            Connections = new ConnectionOptions(),
            Before = exchange => exchange.Controls.RefuseDials(ConnectionKind.Public, 1_000),
        });
        var end = scene.Clock.GetUtcNow() + TimeSpan.FromMinutes(2);

        await scene.Pass("two minutes are over", () => scene.Clock.GetUtcNow() >= end, TimeSpan.FromMilliseconds(500));

        // 1, 2, 4, 8, 16, 30, 30, 30 s less up to half of each: 8 dials at least, 13 at most.
        Assert.InRange(scene.Stream.Statistics.Public.Dials, 6, 13);
    }

    [Fact]
    public async Task Pitfall_19_A_maintenance_nobody_announced_is_lived_through_stale_and_with_words()
    {
        await using var scene = await Scene.FreshAsync(new() { Before = exchange => exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m) });
        scene.Exchange.Controls.RefuseDials(ConnectionKind.Private, 4);
        scene.Exchange.Controls.RefuseDials(ConnectionKind.Public, 4);
        scene.Exchange.Controls.Rest.Fail("*", RestFault.Status(HttpStatusCode.ServiceUnavailable), 12);

        scene.Exchange.Controls.Close(ConnectionKind.Private, (WebSocketCloseStatus)1012, "service restart");
        scene.Exchange.Controls.Close(ConnectionKind.Public, (WebSocketCloseStatus)1012, "service restart");
        await scene.Pass("the second handshake is refused", () => scene.Stream.Statistics is { Private.Dials: > 2, Public.Dials: > 2 });
        Assert.Contains("maintenance", scene.Stream.Statistics.Private.LastProblem, StringComparison.Ordinal);
        Assert.Equal(2, scene.Events.Of<StreamStale>().Count);
        await scene.BecomesFresh();

        Assert.Single(scene.Stream.Positions);
        Assert.Empty(scene.Events.Of<PositionClosed>());
    }

    [Theory]
    [InlineData("""{"args":["1769947200000"],"op":"pong"}""")]
    [InlineData("""{"success":true,"ret_msg":"pong","conn_id":"c-1","op":"ping"}""")]
    [InlineData("""{"retCode":0,"retMsg":"OK","op":"pong","data":["1769947200000"],"connId":"c-1"}""")]
    public async Task Pitfall_20_A_pong_in_the_shape_of_another_socket_keeps_a_stream_alive(string pong)
    {
        await using var scene = await Scene.FreshAsync();
        scene.Exchange.Controls.OnReply("ping", ReplyPlan.Withhold, int.MaxValue);

        for (var beat = 1; beat <= 4; beat++)
        {
            scene.Clock.Advance(Scene.Heartbeat);
            await scene.Until("both pings are in", () => Open(scene).All(connection => Sent.Count(connection, "ping") == beat));
            var before = scene.Stream.Statistics;
            Open(scene).ForEach(connection => connection.SendText(pong));
            await scene.Until("both pongs are in", () => scene.Stream.Statistics.Private.Frames > before.Private.Frames && scene.Stream.Statistics.Public.Frames > before.Public.Frames);
        }

        Assert.Equal(2, scene.Exchange.Controls.Connections.Count);
        Assert.Equal((0, 0), (scene.Stream.Statistics.Private.Malformed, scene.Stream.Statistics.Public.Malformed));
    }

    private static void End(ClientConnection connection, string how)
    {
        switch (how)
        {
            case "reset":
                connection.Abort();
                break;
            case "end of stream":
                connection.Finish();
                break;
            case "end within a frame":
                connection.SendRaw([0x81, 0x7E, 0x01, 0x00, (byte)'{', (byte)'"']);
                connection.Finish();
                break;
            case "close frame 1012":
                connection.Close((WebSocketCloseStatus)1012, "service restart");
                break;
            default:
                connection.Close(WebSocketCloseStatus.NormalClosure);
                break;
        }
    }

    private static List<ClientConnection> Open(Scene scene) => [.. scene.Exchange.Controls.Connections.Where(connection => connection.IsOpen)];

    private static (int Private, int Public) Reconnects(Scene scene) => (scene.Stream.Statistics.Private.Reconnects, scene.Stream.Statistics.Public.Reconnects);

    private static StreamCounters Other(Scene scene, ConnectionKind kind) =>
        kind == ConnectionKind.Private ? scene.Stream.Statistics.Public : scene.Stream.Statistics.Private;

    private static string Topics(Scene scene) =>
        string.Join(' ', scene.Exchange.Controls.Current(ConnectionKind.Private).Topics.Concat(scene.Exchange.Controls.Current(ConnectionKind.Public).Topics));
}
