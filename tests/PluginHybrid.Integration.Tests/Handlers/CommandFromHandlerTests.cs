using PluginHybrid.FakeExchange.Server;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;
using Side = PluginHybrid.FakeExchange.Venue.Side;

namespace PluginHybrid.Integration.Tests.Handlers;

/// <summary>What a handler may do with the stream that called it.</summary>
[Category(Level.Integration)]
public sealed class CommandFromHandlerTests
{
    [Fact]
    public async Task A_ticker_watched_from_inside_a_handler_is_the_next_input()
    {
        await using var rig = await Rig.FreshAsync();
        rig.Stream.Router.On<PositionOpened>(EventNames.PositionOpened, (in PositionOpened _) => rig.Stream.WatchTicker("ETHUSDT"));
        rig.Stream.Router.On<PositionClosed>(EventNames.PositionClosed, (in PositionClosed _) => rig.Stream.UnwatchTicker("ETHUSDT"));

        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await rig.Subscribed("BTCUSDT", "ETHUSDT");
        rig.Exchange.ClosePosition("BTCUSDT");
        await rig.Subscribed();

        // Two inputs, two requests each way: the command was not squeezed into the frame that caused it.
        Assert.Equal(
            ["subscribe tickers.BTCUSDT", "subscribe tickers.ETHUSDT", "unsubscribe tickers.BTCUSDT", "unsubscribe tickers.ETHUSDT"],
            rig.Heard(ConnectionKind.Public).Select(request => $"{request.Op} {string.Join(' ', request.Args)}"));
        Lives.MustBeInOrder(rig.Events.All);
    }

    [Fact]
    public async Task Inside_a_handler_the_views_show_the_state_of_its_event()
    {
        var seen = new List<(int Held, bool Connected)>();
        await using var rig = await Rig.FreshAsync();
        rig.Stream.Router.On("position.*", (name, _) =>
        {
            if (name != EventNames.PositionUpdate)
            {
                seen.Add((rig.Stream.Positions.Count, rig.Stream.PrivateConnected));
            }
        });

        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await rig.Events.Await<PositionOpened>("the opening");
        rig.Exchange.ClosePosition("BTCUSDT");
        await rig.Events.Await<PositionClosed>("the close");

        Assert.Equal([(1, true), (0, true)], seen);
    }

    [Theory]
    [InlineData(EventNames.PrivateConnected)]
    [InlineData(EventNames.StreamFresh)]
    [InlineData(EventNames.PositionOpened)]
    [InlineData(EventNames.PositionUpdate)]
    public async Task A_handler_that_stops_the_stream_and_waits_for_it_does_not_wait_for_itself(string name)
    {
        await using var rig = await Rig.MakeAsync(new RigPlan { Before = exchange => exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m) });
        var returned = new TaskCompletionSource<bool>();
        rig.Stream.Router.On(name, (_, _) =>
        {
            rig.Stop().GetAwaiter().GetResult();
            returned.TrySetResult(true);
        });

        await rig.Start();

        Assert.True(await Wait.For("StopAsync returned inside the handler", returned.Task));
        await rig.Stop();
        await Wait.Until("no socket is open", () => rig.Exchange.Controls.Connections.All(connection => !connection.IsOpen));
    }

    [Fact]
    public async Task A_handler_that_stops_the_stream_while_others_stop_it_blocks_nobody()
    {
        await using var rig = await Rig.FreshAsync();
        var stops = new System.Collections.Concurrent.ConcurrentQueue<Task>();
        var inside = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var begun = new ManualResetEventSlim();
        var token = TestContext.Current.CancellationToken;
        rig.Stream.Router.On<PositionOpened>(EventNames.PositionOpened, (in PositionOpened _) =>
        {
            inside.TrySetResult(true);
            begun.Wait(TimeSpan.FromSeconds(10), token);
            stops.Enqueue(rig.Stop());
        });
        rig.Stream.Router.On<StreamStale>(EventNames.StreamStale, (in StreamStale _) => stops.Enqueue(rig.Stop()));

        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await Wait.For("the handler is inside", inside.Task);
        var other = Task.Run(
            async () =>
            {
                begun.Set();
                await rig.Stop();
            },
            token);

        await Wait.For("the stop from outside", other);
        await Wait.For("the stops from inside", Task.WhenAll(stops));
    }

    [Fact]
    public async Task An_async_handler_may_await_the_end()
    {
        var ended = new TaskCompletionSource<bool>();
        await using var rig = await Rig.FreshAsync();
        rig.Stream.Router.OnAsync(EventNames.PositionOpened, async (_, _) =>
        {
            await rig.Stop();
            ended.TrySetResult(!rig.Stream.PrivateConnected);
        });

        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);

        Assert.True(await Wait.For("the async handler saw the end", ended.Task));
    }
}
