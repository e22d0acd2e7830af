using System.Collections.Concurrent;
using PluginHybrid.Core.Events;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;
using Side = PluginHybrid.FakeExchange.Venue.Side;

namespace PluginHybrid.Integration.Tests.Handlers;

/// <summary>Events of a running stream through the router, to every kind of handler.</summary>
[Category(Level.Integration)]
public sealed class EventRouterTests
{
    [Fact]
    public async Task Position_updates_routed()
    {
        var received = new ConcurrentQueue<PositionUpdate>();
        await using var rig = await Rig.FreshAsync(new RigPlan
        {
            Listen = router => router.On<PositionUpdate>(EventNames.PositionUpdate, (in PositionUpdate update) => received.Enqueue(update)),
        });

        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.001m);
        await Wait.Until("an update through the router", () => !received.IsEmpty, rig.Tell);

        Assert.Equal("BTCUSDT", received.First().Position.Key.Symbol);
        Assert.Equal(0.001m, received.First().Position.Size);
    }

    [Fact]
    public async Task Names_prefixes_and_the_star_hear_the_same_events_in_the_same_order()
    {
        ConcurrentQueue<string> exact = new(), prefix = new(), all = new();
        await using var rig = await Rig.FreshAsync(new RigPlan
        {
            Listen = router =>
            {
                router.On(EventNames.PositionOpened, (name, _) => exact.Enqueue(name));
                router.On("position.*", (name, _) => prefix.Enqueue(name));
                router.On("*", (name, _) => all.Enqueue(name));
            },
        });

        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await rig.Subscribed("BTCUSDT");
        rig.Exchange.ClosePosition("BTCUSDT");
        await rig.Subscribed();

        Assert.Equal(["position.opened"], exact);
        Assert.Equal(prefix, all.Where(name => name.StartsWith("position.", StringComparison.Ordinal)));
        Assert.Equal(all, rig.Events.NamesAfter(0));
        Assert.Equal(["position.opened", "position.closed"], prefix.Where(name => name != "position.update"));
    }

    [Fact]
    public async Task An_async_handler_hears_everything_in_order_while_it_takes_its_time()
    {
        var heard = new ConcurrentQueue<long>();
        using var turnstile = new SemaphoreSlim(0);
        await using var rig = await Rig.FreshAsync(new RigPlan
        {
            Listen = router => router.OnAsync("*", async (_, happened) =>
            {
                await turnstile.WaitAsync();
                heard.Enqueue(happened.Stamp.Sequence);
            }),
        });
        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await rig.Subscribed("BTCUSDT");
        rig.Exchange.SetMark("BTCUSDT", 65_300m);
        await rig.Events.Await<PositionUpdate>("the stream went on meanwhile", it => it.MarkPrice == 65_300m);
        Assert.Empty(heard);

        var events = (int)rig.Now;
        turnstile.Release(events);
        await Wait.Until("the handler caught up", () => heard.Count == events, rig.Tell);

        Assert.Equal(Enumerable.Range(1, events).Select(number => (long)number), heard);
        turnstile.Release(1_000);
    }

    [Fact]
    public async Task A_handler_that_throws_disturbs_neither_the_others_nor_the_stream()
    {
        var faults = new ConcurrentQueue<HandlerFault>();
        await using var rig = await Rig.FreshAsync(new RigPlan
        {
            Listen = router =>
            {
                router.HandlerFaulted += faults.Enqueue;
                router.On<PositionUpdate>(EventNames.PositionUpdate, (in PositionUpdate _) => throw new InvalidOperationException("typed, as planned"));
                router.On("position.*", (_, _) => throw new InvalidOperationException("wildcard, as planned"));
            },
        });

        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await rig.Subscribed("BTCUSDT");
        rig.Exchange.SetMark("BTCUSDT", 65_300m);

        await rig.Events.Await<PositionUpdate>("the tick, for the others", it => it.MarkPrice == 65_300m);
        Assert.Contains(faults, fault => fault.Exception.Message == "typed, as planned");
        Assert.Contains(faults, fault => fault is { Pattern: "position.*", EventName: "position.opened" });
        Assert.True(rig.IsFresh && rig.Stream.PublicConnected, rig.Tell());
    }

    [Fact]
    public async Task A_subscription_made_while_events_flow_begins_with_the_next_event_and_ends_when_disposed()
    {
        await using var rig = await Rig.FreshAsync();
        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await rig.Subscribed("BTCUSDT");
        var heard = new ConcurrentQueue<decimal?>();

        using (rig.Stream.Router.On<PositionUpdate>(EventNames.PositionUpdate, (in PositionUpdate update) => heard.Enqueue(update.MarkPrice)))
        {
            rig.Exchange.SetMark("BTCUSDT", 65_301m);
            await Wait.Until("the late handler heard the tick", () => heard.Contains(65_301m), rig.Tell);
        }

        rig.Exchange.SetMark("BTCUSDT", 65_302m);
        await rig.Events.Await<PositionUpdate>("the tick after its end", it => it.MarkPrice == 65_302m);
        Assert.DoesNotContain(65_302m, heard);
    }
}
