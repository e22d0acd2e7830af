using PluginHybrid.Bybit;
using PluginHybrid.Core.Connections;
using PluginHybrid.Core.Events;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Market;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.Testing;

namespace PluginHybrid.Integration.Tests.Rigging;

/// <summary>A fake exchange and a hybrid stream that talks to it over real loopback sockets.</summary>
public sealed class Rig : IAsyncDisposable
{
    private readonly bool _keepsEvents;

    private Rig(FakeBybit exchange, BybitHybridStream stream, EventLog events, bool keepsEvents) =>
        (Exchange, Stream, Events, _keepsEvents) = (exchange, stream, events, keepsEvents);

    public FakeBybit Exchange { get; }

    public BybitHybridStream Stream { get; }

    public EventLog Events { get; }

    /// <summary>Short waits, so that a reconnect takes tenths of a second; the rules are the shipped ones.</summary>
    public static ConnectionOptions Brisk { get; } = new()
    {
        BackoffFloor = TimeSpan.FromMilliseconds(50),
        BackoffCeiling = TimeSpan.FromMilliseconds(400),
    };

    /// <summary>Prices that move by themselves: a reconnected ticker is live at its next frame, not after two quiet seconds.</summary>
    public static FakeBybitOptions Lively { get; } = new()
    {
        Seed = 7,
        Market = new RandomWalkMarket { Interval = TimeSpan.FromMilliseconds(50), MarkInterval = TimeSpan.FromMilliseconds(100) },
    };

    public bool IsFresh => Stream.Statistics is { Private.IsFresh: true, Public.IsFresh: true };

    /// <summary>Sequence of the newest event: what comes later is above it.</summary>
    public long Now => Stream.Statistics.Events;

    public static Endpoints EndpointsOf(FakeBybit exchange) =>
        new() { PrivateSocket = exchange.PrivateUri, PublicSocket = exchange.PublicUri, Rest = exchange.RestUri };

    /// <summary>Starts both and waits until the stream is fresh.</summary>
    public static Task<Rig> FreshAsync(FakeBybitOptions? fake = null, Action<FakeBybit>? before = null, ConnectionOptions? connections = null) =>
        FreshAsync(PlanOf(fake, before, connections));

    /// <summary>Starts both and waits until the stream is fresh.</summary>
    public static async Task<Rig> FreshAsync(RigPlan plan)
    {
        var rig = await StartAsync(plan);
        try
        {
            await rig.Fresh("after the start");
            return rig;
        }
        catch
        {
            await rig.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts both and does not wait.</summary>
    public static Task<Rig> StartAsync(FakeBybitOptions? fake = null, Action<FakeBybit>? before = null, ConnectionOptions? connections = null) =>
        StartAsync(PlanOf(fake, before, connections));

    /// <summary>Starts both and does not wait.</summary>
    public static async Task<Rig> StartAsync(RigPlan plan)
    {
        var rig = await MakeAsync(plan);
        await rig.Stream.StartAsync();
        return rig;
    }

    /// <summary>Starts the exchange and makes the stream; the test starts that.</summary>
    public static async Task<Rig> MakeAsync(RigPlan plan)
    {
        var exchange = await FakeBybit.StartAsync(plan.Fake);
        plan.Before(exchange);
        var events = new EventLog();
        var router = new EventRouter();
        if (plan.KeepsEvents)
        {
            router.On("*", events.Add);
        }

        plan.Listen(router);
        return new Rig(exchange, new BybitHybridStream(OptionsOf(plan, exchange), router), events, plan.KeepsEvents);
    }

    /// <summary>Waits until positions are reconciled and prices are live.</summary>
    public Task Fresh(string when) => Wait.Until($"the stream is fresh {when}", () => IsFresh, Tell);

    /// <summary>Begins to wait as a user would.</summary>
    public Task WhenFresh() => Stream.WhenFreshAsync();

    /// <summary>Starts the stream as a user would.</summary>
    public Task Start() => Stream.StartAsync();

    /// <summary>Stops the stream as a user would.</summary>
    public Task Stop() => Wait.For("the stream to stop", Stream.StopAsync());

    /// <summary>Waits until exactly these tickers are on, and the others have been told to be off.</summary>
    public Task Subscribed(params string[] symbols) => Wait.Until(
        $"subscribed tickers [{string.Join(' ', symbols)}]",
        () => Stream.SubscribedTickers.SetEquals(symbols) && (!_keepsEvents || Events.TickersOn().SetEquals(symbols)),
        () => $"[{string.Join(' ', Stream.SubscribedTickers.Order(StringComparer.Ordinal))}]\n{Tell()}");

    /// <summary>Waits until the host holds what the venue holds.</summary>
    public Task SameAsVenue() => Wait.Until(
        "the host's positions equal the venue's",
        () => Holdings.Of(Stream) == Holdings.Of(Exchange),
        () => $"\nhost:\n{Holdings.Of(Stream)}\nvenue:\n{Holdings.Of(Exchange)}\n{Tell()}");

    /// <summary>What the newest open socket of a kind was asked, oldest first.</summary>
    public IReadOnlyList<SentRequest> Heard(ConnectionKind kind) => SentRequest.Of(Exchange.Controls.Current(kind));

    public string Tell() => $"{Stream.Statistics}\n{Events.Tell()}";

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Wait.For("the end of the stream", Stream.DisposeAsync().AsTask());
        }
        finally
        {
            await Exchange.DisposeAsync();
        }
    }

    private static RigPlan PlanOf(FakeBybitOptions? fake, Action<FakeBybit>? before, ConnectionOptions? connections) => new()
    {
        Fake = fake ?? new FakeBybitOptions { Seed = 7 },
        Before = before ?? (_ => { }),
        Connections = connections ?? Brisk,
    };

    private static BybitHybridStreamOptions OptionsOf(RigPlan plan, FakeBybit exchange) => new()
    {
        ApiKey = plan.ApiKey ?? exchange.ApiKey,
        ApiSecret = plan.ApiSecret ?? exchange.ApiSecret,
        Endpoints = plan.Endpoints(exchange),
        DialPort = plan.DialPort(exchange),
        Connections = plan.Connections,
        HeartbeatInterval = plan.Heartbeat,
        Watch = plan.Watch,
        Orders = plan.Orders,
        Journal = plan.Journal,
    };
}
