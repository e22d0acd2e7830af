using PluginHybrid.Cli.Tests.Running;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;
using PluginHybrid.Watching;

namespace PluginHybrid.Cli.Tests.Watching;

[Category(Level.Unit)]
public sealed class EventWordsTests
{
    [Fact]
    public void Events_read_as_a_person_would_tell_them()
    {
        var stamp = Sessions.Stamp();
        IHybridEvent[] events =
        [
            new PositionOpened(stamp, Sessions.Long(), Sessions.Noon, UpdateCause.Reconciliation),
            Sessions.Tick(Sessions.Long(), 65_000m),
            new PositionClosed(stamp, Sessions.Short(), -12.345m, Sessions.Noon, UpdateCause.PrivatePush),
            new AuthFailed(stamp, "Params Error", true, "Check the key."),
            new StreamReconnected(stamp, StreamKind.Public, TimeSpan.FromMilliseconds(1234.5678)),
            new ReconcileCompleted(stamp, 2, 1, TimeSpan.FromMilliseconds(41)),
            new StreamStale(stamp, StreamKind.Private, "the socket was lost"),
            new Execution { Stamp = stamp, Symbol = "BTCUSDT", ExecutionId = "e", OrderId = "o", OrderLinkId = "", Side = Side.Sell, ExecutionType = "Funding", IsTrade = false, Quantity = 0.010m, Price = 65_114.3m, Fee = 0.35m },
        ];

        Golden.Equal(
            """
            Good position.opened BTCUSDT#0 long 0.01 @ 65,114.35 (found by reading)
            Plain position.update BTCUSDT#0 long 0.01 @ 65,114.35, PnL -1.14
            Good position.closed DOGEUSDT#2 short 12,000, realised -12.35
            Bad auth.failed Params Error. Check the key.
            Good public.reconnected after 1s235ms
            Good reconcile.completed 2 rows, 1 corrected, in 41ms
            Warning stream.stale positions: the socket was lost
            Plain execution BTCUSDT sell 0.01 @ 65,114.3, fee 0.35 (Funding)
            """,
            string.Join('\n', events.Select(EventWords.Of).Select(line => $"{line.Tone} {line.Name} {line.Text}")));
    }

    [Fact]
    public void Every_event_of_the_sdk_has_words()
    {
        var types = typeof(IHybridEvent).Assembly.GetTypes().Where(type => type.IsValueType && type.IsAssignableTo(typeof(IHybridEvent))).ToList();

        Assert.NotEmpty(types);
        Assert.All(types.Except([typeof(AuthSucceeded), typeof(StreamConnected)]), type =>
        {
            var source = File.ReadAllText(Path.Combine(Repository.Root, "src/PluginHybrid/Watching/EventWords.cs"));
            Assert.Contains($"        {type.Name} ", source, StringComparison.Ordinal);
        });
    }
}
