using System.Net;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;
using Side = PluginHybrid.FakeExchange.Venue.Side;

namespace PluginHybrid.Integration.Tests.Failover;

/// <summary>Losses that come one upon the other, and dials that lead nowhere.</summary>
[Category(Level.Failover)]
public sealed class DialTroubleTests
{
    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task A_maintenance_at_the_start_only_delays(HttpStatusCode status)
    {
        await using var rig = await Rig.FreshAsync(before: exchange =>
        {
            exchange.Controls.RefuseDials(ConnectionKind.Private, 3, status);
            exchange.Controls.RefuseDials(ConnectionKind.Public, 2, status);
        });

        Assert.Equal((4, 3), (rig.Stream.Statistics.Private.Dials, rig.Stream.Statistics.Public.Dials));
        Assert.Contains($"HTTP {(int)status}", rig.Stream.Statistics.Private.LastProblem, StringComparison.Ordinal);

        // Never live before, so nothing was lost.
        Assert.Empty(rig.Events.Of<StreamDisconnected>());
    }

    [Fact]
    public async Task Refused_dials_after_a_drop_are_one_gap()
    {
        await using var rig = await Rig.FreshAsync();
        rig.Exchange.Controls.RefuseDials(ConnectionKind.Private, 4);

        rig.Exchange.Controls.Drop(ConnectionKind.Private);
        await rig.Events.Await<StreamReconnected>("private.reconnected");
        await rig.Fresh("again");

        Assert.Equal(6, rig.Stream.Statistics.Private.Dials);
        Assert.Single(rig.Events.Of<StreamDisconnected>());
        Assert.Single(rig.Events.Of<StreamReconnected>());
    }

    [Fact]
    public async Task Both_streams_dropped_at_once_come_back_together()
    {
        await using var rig = await Rig.FreshAsync(before: exchange => exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m));
        var before = rig.Now;

        rig.Exchange.Controls.Drop(ConnectionKind.Private);
        rig.Exchange.Controls.Drop(ConnectionKind.Public);
        rig.Exchange.ClosePosition("BTCUSDT");
        rig.Exchange.OpenPosition("ETHUSDT", Side.Sell, 1m);
        await Wait.Until("both reconnected", () => rig.Events.Of<StreamReconnected>().Count == 2, rig.Tell);
        await rig.Fresh("again");

        await rig.SameAsVenue();
        await rig.Subscribed("ETHUSDT");
        Assert.Equal(2, rig.Events.NamesAfter(before).Count(name => name == EventNames.StreamStale));
        Lives.MustBeInOrder(rig.Events.All);
    }

    [Fact]
    public async Task A_drop_while_positions_are_read_begins_the_read_anew_on_the_next_connection()
    {
        await using var rig = await Rig.StartAsync(before: exchange =>
        {
            exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
            exchange.Controls.Rest.Fail("/v5/position/list", RestFault.Hang);
        });
        await Wait.Until("the first read is under way", () => rig.Exchange.Controls.Rest.Count("/v5/position/list") == 1, rig.Tell);

        rig.Exchange.Controls.Drop(ConnectionKind.Private);
        await rig.Fresh("although the first read never ended");

        await rig.SameAsVenue();
        Assert.Equal([1, 1], rig.Events.Of<ReconcileStarted>().Select(it => it.Attempt));
        Assert.Empty(rig.Events.Of<ReconcileFailed>());
        Assert.Single(rig.Events.Of<ReconcileCompleted>());
    }

    [Fact]
    public async Task A_late_answer_to_a_read_of_a_lost_connection_changes_nothing()
    {
        await using var rig = await Rig.StartAsync(before: exchange =>
        {
            exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
            exchange.Controls.Rest.Fail("/v5/position/list", RestFault.DelayBy(TimeSpan.FromSeconds(1)));
        });
        await Wait.Until("the first read is under way", () => rig.Exchange.Controls.Rest.Count("/v5/position/list") == 1, rig.Tell);
        rig.Exchange.Controls.Drop(ConnectionKind.Private);
        await rig.Fresh("on the second connection");
        rig.Exchange.ClosePosition("BTCUSDT");
        await rig.SameAsVenue();

        // The answer of one second ago comes in while these ticks of a second socket go by.
        rig.Stream.WatchTicker("ETHUSDT");
        await rig.Subscribed("ETHUSDT");
        await rig.Exchange.TicksFor(TimeSpan.FromMilliseconds(1_200), "ETHUSDT");

        Assert.Empty(rig.Stream.Positions);
        Assert.Single(rig.Events.Of<PositionOpened>());
    }

    [Fact]
    public async Task A_drop_while_authenticating_is_no_verdict_on_the_key()
    {
        await using var rig = await Rig.StartAsync(before: exchange => exchange.Controls.OnReply("auth", ReplyPlan.Withhold));
        await Wait.Until(
            "auth was sent",
            () => rig.Exchange.Controls.Connections.Any(connection => connection is { Kind: ConnectionKind.Private, Received.Count: 1 }),
            rig.Tell);

        rig.Exchange.Controls.Drop(ConnectionKind.Private);
        await rig.Fresh("on the second socket");

        Assert.Empty(rig.Events.Of<AuthFailed>());
        Assert.Equal(2, rig.Stream.Statistics.Private.Dials);
    }
}
