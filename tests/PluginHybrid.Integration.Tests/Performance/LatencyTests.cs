using System.Collections.Concurrent;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;
using Side = PluginHybrid.FakeExchange.Venue.Side;

namespace PluginHybrid.Integration.Tests.Performance;

/// <summary>From the venue's price change to the consumer's handler.</summary>
/// <remarks>
/// The strategy watches testnet for 60 s, some 270 ticks of a busy symbol. Scaled: 500 ticks, each sent when the one
/// before has arrived. Its limits stand; the real figures are those of tools/bench.
/// </remarks>
[Category(Level.Performance)]
[Collection(nameof(Alone))]
public sealed class LatencyTests
{
    private const int Ticks = 500;

    [Fact]
    public async Task Ticker_to_consumer_latency()
    {
        var arrived = new ConcurrentDictionary<decimal, long>();
        await using var rig = await Rig.FreshAsync(new RigPlan
        {
            KeepsEvents = false,
            Listen = router => router.On<PositionUpdate>(
                EventNames.PositionUpdate,
                (in PositionUpdate update) => arrived.TryAdd(update.MarkPrice ?? 0, TimeProvider.System.GetTimestamp())),
        });
        rig.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        await rig.Subscribed("BTCUSDT");

        var latencies = new List<double>();
        for (var tick = 1; tick <= Ticks; tick++)
        {
            var mark = 65_200m + (tick * 0.1m);
            var sent = TimeProvider.System.GetTimestamp();
            rig.Exchange.SetMark("BTCUSDT", mark);
            await Wait.Until($"tick {tick} of {Ticks}", () => arrived.ContainsKey(mark), rig.Tell);
            latencies.Add(TimeProvider.System.GetElapsedTime(sent, arrived[mark]).TotalMilliseconds);
        }

        var told = $"average {latencies.Average():0.00} ms, longest {latencies.Max():0.00} ms of {latencies.Count} ticks";
        TestContext.Current.SendDiagnosticMessage(told);
        Assert.True(latencies.Average() < 200, $"Wanted below 200 ms on average, found {told}.");
        Assert.True(latencies.Max() < 1_000, $"Wanted below 1 s at most, found {told}.");
    }
}
