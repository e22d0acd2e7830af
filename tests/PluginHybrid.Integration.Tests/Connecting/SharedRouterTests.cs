using PluginHybrid.Bybit;
using PluginHybrid.Core.Events;
using PluginHybrid.FakeExchange;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Integration.Tests.Connecting;

[Category(Level.Integration)]
public sealed class SharedRouterTests
{
    [Fact]
    public async Task A_router_that_outlives_its_stream_serves_the_next_one_alone()
    {
        await using var exchange = await FakeBybit.StartAsync(new FakeBybitOptions { Seed = 7 }, TestContext.Current.CancellationToken);
        var router = new EventRouter();
        var first = new EventLog();
        var second = new EventLog();

        await RunOnceAsync(exchange, router, first);
        var heardByFirst = first.All.Count;
        await RunOnceAsync(exchange, router, second);

        Assert.Equal(heardByFirst, first.All.Count);
        Assert.Single(second.Of<AuthSucceeded>());
    }

    private static async Task RunOnceAsync(FakeBybit exchange, EventRouter router, EventLog log)
    {
        var options = new BybitHybridStreamOptions
        {
            ApiKey = exchange.ApiKey,
            ApiSecret = exchange.ApiSecret,
            Endpoints = Rig.EndpointsOf(exchange),
            EventHandler = log.Add,
        };
        await using var stream = new BybitHybridStream(options, router);
        await stream.StartAsync(TestContext.Current.CancellationToken);
        await stream.WhenFreshAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await stream.StopAsync(TestContext.Current.CancellationToken);
    }
}
