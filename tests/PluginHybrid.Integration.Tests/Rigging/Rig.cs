using PluginHybrid.Bybit;
using PluginHybrid.Core.Connections;
using PluginHybrid.FakeExchange;

namespace PluginHybrid.Integration.Tests.Rigging;

/// <summary>A fake exchange and a hybrid stream that talks to it over real loopback sockets.</summary>
public sealed class Rig : IAsyncDisposable
{
    private Rig(FakeBybit exchange, BybitHybridStream stream, EventLog events) => (Exchange, Stream, Events) = (exchange, stream, events);

    public FakeBybit Exchange { get; }

    public BybitHybridStream Stream { get; }

    public EventLog Events { get; }

    /// <summary>Short waits, so that a reconnect takes tenths of a second; the rules are the shipped ones.</summary>
    public static ConnectionOptions Brisk { get; } = new()
    {
        BackoffFloor = TimeSpan.FromMilliseconds(50),
        BackoffCeiling = TimeSpan.FromMilliseconds(400),
    };

    public static Endpoints EndpointsOf(FakeBybit exchange) =>
        new() { PrivateSocket = exchange.PrivateUri, PublicSocket = exchange.PublicUri, Rest = exchange.RestUri };

    /// <summary>Starts both and waits until the stream is fresh.</summary>
    public static async Task<Rig> FreshAsync(FakeBybitOptions? fake = null, Action<FakeBybit>? before = null, ConnectionOptions? connections = null)
    {
        var rig = await StartAsync(fake, before, connections);
        await Testing.Wait.Until("the stream is fresh", () => rig.IsFresh, rig.Tell);
        return rig;
    }

    /// <summary>Starts both and does not wait.</summary>
    public static async Task<Rig> StartAsync(FakeBybitOptions? fake = null, Action<FakeBybit>? before = null, ConnectionOptions? connections = null)
    {
        var exchange = await FakeBybit.StartAsync(fake ?? new FakeBybitOptions { Seed = 7 });
        before?.Invoke(exchange);
        var events = new EventLog();
        var stream = new BybitHybridStream(new BybitHybridStreamOptions
        {
            ApiKey = exchange.ApiKey,
            ApiSecret = exchange.ApiSecret,
            Endpoints = EndpointsOf(exchange),
            Connections = connections ?? Brisk,
            EventHandler = events.Add,
        });
        await stream.StartAsync();
        return new Rig(exchange, stream, events);
    }

    public bool IsFresh => Stream.Statistics is { Private.IsFresh: true, Public.IsFresh: true };

    public string Tell() => $"{Stream.Statistics}\n{Events.Tell()}";

    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync();
        await Exchange.DisposeAsync();
    }
}
