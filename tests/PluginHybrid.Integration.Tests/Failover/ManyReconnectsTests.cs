using PluginHybrid.FakeExchange.Server;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;
using Side = PluginHybrid.FakeExchange.Venue.Side;

namespace PluginHybrid.Integration.Tests.Failover;

/// <summary>Fifty losses in a row leave nothing behind.</summary>
[Category(Level.Failover)]
[Collection(nameof(Alone))]
public sealed class ManyReconnectsTests
{
    private const int Losses = 50;

    [Fact]
    public async Task Fifty_reconnects_in_a_row_leak_no_socket_no_thread_and_no_timer()
    {
        await using var rig = await Rig.FreshAsync(new RigPlan
        {
            Watch = ["BTCUSDT"],
            Connections = Rig.Brisk with { BackoffFloor = TimeSpan.FromMilliseconds(1), BackoffCeiling = TimeSpan.FromMilliseconds(10) },
        });
        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await Lose(rig, 1);
        await Lose(rig, 2);
        var before = Footprint.Now();

        for (var loss = 3; loss < Losses + 3; loss++)
        {
            await Lose(rig, loss);
        }

        await Wait.Until("two sockets are open", () => rig.Exchange.Controls.Connections.Count(connection => connection.IsOpen) == 2, rig.Tell);
        var after = before;
        await Wait.Until("threads, timers and handles are back", () => (after = Footprint.Now()).IsAboutBackTo(before), () => $"before {before}, after {after}");
        await rig.Fresh("at the end");
        Assert.Single(rig.Events.Of<PositionOpened>());
        Lives.MustBeInOrder(rig.Events.All);
    }

    private static async Task Lose(Rig rig, int loss)
    {
        var stream = loss % 2 == 0 ? StreamKind.Private : StreamKind.Public;
        rig.Exchange.CutOff(stream == StreamKind.Private ? ConnectionKind.Private : ConnectionKind.Public, (Cut)(loss % 3));
        await Wait.Until(
            $"reconnect {loss}, of the {stream} stream",
            () => rig.Events.Of<StreamReconnected>().Count == loss && rig.Stream.PrivateConnected && rig.Stream.PublicConnected,
            rig.Tell);
    }
}
