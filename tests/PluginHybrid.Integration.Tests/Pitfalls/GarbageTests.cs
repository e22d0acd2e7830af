using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Integration.Tests.Pitfalls;

/// <summary>Garbage on both sockets between good frames: nobody hears an exception and positions stay the venue's.</summary>
[Category(Level.Failover)]
public sealed class GarbageTests
{
    private static readonly string[] Symbols = ["BTCUSDT", "ETHUSDT", "SOLUSDT"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(20260203)]
    public async Task Every_unreadable_message_is_counted_and_costs_nothing_else(int seed)
    {
        var (random, log) = (new Random(seed), new LogBook());
        await using var scene = await Scene.FreshAsync(Holding(log));
        using var recording = Record(scene, out var good);
        await DoSomethingAsync(scene, random);
        var garbage = new Garbage(random, good);
        var sent = new Dictionary<ConnectionKind, long> { [ConnectionKind.Private] = 0, [ConnectionKind.Public] = 0 };

        for (var step = 0; step < 300; step++)
        {
            var kind = random.Next(2) == 0 ? ConnectionKind.Private : ConnectionKind.Public;
            scene.Exchange.Controls.Current(kind).SendText(garbage.Message());
            sent[kind]++;
            if (step % 5 == 0)
            {
                await DoSomethingAsync(scene, random);
            }
        }

        await scene.Until("all of it is counted", () => scene.Stream.Statistics.Private.Malformed + scene.Stream.Statistics.Public.Malformed >= sent.Values.Sum());
        await scene.Until("positions are the venue's", () => Truth.Holds(scene));
        Assert.Equal((sent[ConnectionKind.Private], sent[ConnectionKind.Public]), (scene.Stream.Statistics.Private.Malformed, scene.Stream.Statistics.Public.Malformed));
        Assert.Equal(2, scene.Exchange.Controls.Connections.Count);
        Assert.Empty(scene.Events.Of<StreamStale>());
        Assert.Equal("", string.Join('\n', log.Errors));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task After_what_no_connection_survives_the_stream_recovers_with_the_venues_positions(int seed)
    {
        var (random, log) = (new Random(seed), new LogBook());
        await using var scene = await Scene.FreshAsync(Holding(log));
        using var recording = Record(scene, out var good);
        await DoSomethingAsync(scene, random);
        var garbage = new Garbage(random, good);

        for (var round = 1; round <= 6; round++)
        {
            var kind = random.Next(2) == 0 ? ConnectionKind.Private : ConnectionKind.Public;
            var socket = scene.Exchange.Controls.Current(kind);
            socket.SendText(garbage.Message());
            socket.SendRaw(garbage.Poison());
            Move(scene.Exchange, random);
            await scene.Until("the poisoned connection is given up", () => !socket.IsOpen);
            Move(scene.Exchange, random);
            await scene.Pass("both streams are fresh on another connection", () => scene.Exchange.Controls.Connections.Count == 2 + round && scene.IsFresh);
            Truth.IsThatOf(scene);
        }

        Assert.Equal("", string.Join('\n', log.Errors));
    }

    private static SceneSettings Holding(LogBook log) => new()
    {
        Exchange = new() { Seed = 7 },
        Log = log,
        Before = exchange =>
        {
            foreach (var symbol in Symbols)
            {
                exchange.OpenPosition(symbol, Side.Buy, 1m);
            }
        },
    };

    private static IDisposable Record(Scene scene, out List<string> good)
    {
        var frames = good = [];
        return scene.Exchange.Controls.Add(new FrameFilter(frame =>
        {
            frames.Add(frame);
            return [frame];
        }));
    }

    // Waits for what it did: so good frames are known to get through between the bad ones.
    private static async Task DoSomethingAsync(Scene scene, Random random)
    {
        Move(scene.Exchange, random);
        await scene.Until("the good frames got through", () => Truth.Holds(scene));
        var mark = 60_000m + random.Next(1, 9_999);
        scene.Exchange.SetMark("BTCUSDT", mark);
        await scene.Events.Await<PositionUpdate>("the good price got through", it => it.MarkPrice == mark);
    }

    private static void Move(FakeBybit exchange, Random random)
    {
        var symbol = Symbols[random.Next(1, Symbols.Length)];
        if (exchange.Position(symbol).IsFlat || random.Next(2) == 0)
        {
            exchange.OpenPosition(symbol, Side.Buy, random.Next(1, 4));
        }
        else
        {
            exchange.ClosePosition(symbol);
        }
    }
}
