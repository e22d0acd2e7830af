using PluginHybrid.FakeExchange.Server;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Integration.Tests.Connecting;

/// <summary>Both streams at once.</summary>
[Category(Level.Integration)]
public sealed class DualConnectionTests
{
    [Fact]
    public async Task Both_websockets_connect()
    {
        await using var rig = await Rig.FreshAsync();

        Assert.True(rig.Stream.PrivateConnected && rig.Stream.PublicConnected, rig.Tell());
        Assert.Equal(
            [ConnectionKind.Private, ConnectionKind.Public],
            rig.Exchange.Controls.Connections.Select(connection => connection.Kind).Order());
        Assert.Single(rig.Events.Named(EventNames.PrivateConnected));
        Assert.Single(rig.Events.Named(EventNames.PublicConnected));
    }

    [Fact]
    public async Task Private_ws_authenticates()
    {
        await using var rig = await Rig.FreshAsync();

        Assert.True(rig.Exchange.Controls.Current(ConnectionKind.Private).IsAuthenticated, rig.Tell());
        Assert.Equal(
            [EventNames.AuthSuccess, EventNames.PrivateConnected, EventNames.ReconcileStarted, EventNames.ReconcileCompleted, EventNames.StreamFresh],
            rig.Events.NamesAfter(0, happened => happened is not (StreamConnected { Stream: StreamKind.Public } or StreamFresh { Stream: StreamKind.Public })));
    }

    [Fact]
    public async Task The_private_topics_are_asked_for_after_the_key_was_taken()
    {
        await using var rig = await Rig.FreshAsync();

        var heard = rig.Heard(ConnectionKind.Private);
        Assert.Equal(["auth", "subscribe"], heard.Select(request => request.Op));
        Assert.Equal(["position", "order", "execution", "wallet"], heard[1].Args);
    }

    [Fact]
    public async Task Public_ws_connects_without_auth()
    {
        await using var rig = await Rig.FreshAsync(new RigPlan { Watch = ["BTCUSDT"] });

        Assert.Equal(["subscribe"], rig.Heard(ConnectionKind.Public).Select(request => request.Op));
    }

    [Fact]
    public async Task Nothing_is_dialled_before_the_start()
    {
        await using var rig = await Rig.MakeAsync(new RigPlan());

        Assert.False(rig.Stream.PrivateConnected || rig.Stream.PublicConnected);
        Assert.Empty(rig.Exchange.Controls.Connections);
        Assert.Empty(rig.Exchange.Controls.Rest.Requests);
    }

    [Fact]
    public async Task Private_data_of_every_topic_reaches_the_handlers()
    {
        await using var rig = await Rig.FreshAsync();

        rig.Exchange.OpenPosition("BTCUSDT", FakeExchange.Venue.Side.Buy, 0.01m);

        var wallet = await rig.Events.Await<WalletUpdate>("the wallet after the fee", it => it.Coin == "USDT");
        Assert.Equal(rig.Exchange.Wallet().Balance, wallet.WalletBalance);
        var fill = Assert.Single(rig.Events.Of<Execution>());
        Assert.True(fill is { IsTrade: true, Symbol: "BTCUSDT", Quantity: 0.01m }, fill.ToString());
        Assert.Contains(rig.Events.Of<OrderUpdate>(), order => order is { Status: "Filled", FilledQuantity: 0.01m });
    }
}
