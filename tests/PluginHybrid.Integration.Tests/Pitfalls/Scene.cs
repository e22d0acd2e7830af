using Microsoft.Extensions.Time.Testing;
using PluginHybrid.Bybit;
using PluginHybrid.Core.Connections;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Testing;

namespace PluginHybrid.Integration.Tests.Pitfalls;

/// <summary>A stream and a fake exchange over real loopback sockets, both on one clock that the test moves.</summary>
/// <remarks>Bytes travel in real time, deadlines pass when the test says so: ten minutes of venue habits take a blink.</remarks>
internal sealed class Scene : IAsyncDisposable
{
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    private Scene(FakeTimeProvider clock, FakeBybit exchange, BybitHybridStream stream, EventLog events) =>
        (Clock, Exchange, Stream, Events) = (clock, exchange, stream, events);

    public FakeTimeProvider Clock { get; }

    public FakeBybit Exchange { get; }

    public BybitHybridStream Stream { get; }

    public EventLog Events { get; }

    public bool IsFresh => Stream.Statistics is { Private.IsFresh: true, Public.IsFresh: true };

    /// <summary>Starts both and does not wait.</summary>
    public static async Task<Scene> StartAsync(SceneSettings? settings = null)
    {
        settings ??= new SceneSettings();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 2, 3, 12, 0, 0, TimeSpan.Zero));
        var exchange = await FakeBybit.StartAsync(settings.Exchange with { TimeProvider = clock });
        settings.Before?.Invoke(exchange);
        var events = new EventLog();
        var stream = new BybitHybridStream(new BybitHybridStreamOptions
        {
            ApiKey = settings.Key?.ApiKey ?? exchange.ApiKey,
            ApiSecret = settings.Key?.ApiSecret ?? exchange.ApiSecret,
            Endpoints = settings.Addresses(Rig.EndpointsOf(exchange)),
            Connections = settings.Connections,
            HeartbeatInterval = Heartbeat,
            Watch = settings.Watch,
            TimeProvider = settings.StreamTime(clock),
            LoggerFactory = settings.Log,
            EventHandler = events.Add,
        });
        await stream.StartAsync();
        return new Scene(clock, exchange, stream, events);
    }

    /// <summary>Starts both and waits until the stream is fresh.</summary>
    public static async Task<Scene> FreshAsync(SceneSettings? settings = null)
    {
        var scene = await StartAsync(settings);
        await scene.BecomesFresh();
        return scene;
    }

    /// <summary>Waits for bytes to travel; the clock stands still.</summary>
    public Task Until(string what, Func<bool> condition) => Wait.Until(what, condition, Tell);

    /// <summary>Waits while the clock runs: needed wherever the exchange arms a delay, since it may do so after the test looked. It stands still during a dial, so that a slow machine costs no virtual time.</summary>
    public Task Pass(string what, Func<bool> condition, TimeSpan? step = null) => Until(what, () =>
    {
        if (condition())
        {
            return true;
        }

        if (!IsDialling)
        {
            Clock.Advance(step ?? TimeSpan.FromMilliseconds(20));
        }

        return false;
    });

    public Task BecomesFresh() => Pass("both streams are fresh", () => IsFresh);

    /// <summary>Lets one heartbeat interval pass at once and both pongs come in.</summary>
    public async Task BeatAsync()
    {
        var before = Stream.Statistics;
        Clock.Advance(Heartbeat);
        await Until("both pongs are in", () => Stream.Statistics.Private.Frames > before.Private.Frames && Stream.Statistics.Public.Frames > before.Public.Frames);
    }

    /// <summary>Waits until whatever the exchange has sent to its open sockets has been through the session.</summary>
    public Task Settle(ConnectionKind kind, long frames) =>
        Until($"{frames} {kind} frames are in", () => (kind == ConnectionKind.Private ? Stream.Statistics.Private : Stream.Statistics.Public).Frames >= frames);

    public string Tell() => $"{Stream.Statistics}\n{string.Join('\n', Exchange.Controls.Connections)}\n{Events.Tell()}";

    public async ValueTask DisposeAsync()
    {
        var stopping = Stream.StopAsync();

        // A peer that plays dead answers no close frame; the deadline for that is on the clock.
        await Wait.Until("the stream has stopped", () =>
        {
            Clock.Advance(TimeSpan.FromMilliseconds(100));
            return stopping.IsCompleted;
        });
        await stopping;
        await Exchange.DisposeAsync();
    }

    private bool IsDialling => Stream.Statistics is { Private.State: ConnectionState.Dialling } or { Public.State: ConnectionState.Dialling };
}
