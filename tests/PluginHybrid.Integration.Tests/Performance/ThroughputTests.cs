using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Market;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Testing;
using Side = PluginHybrid.FakeExchange.Venue.Side;

namespace PluginHybrid.Integration.Tests.Performance;

/// <summary>How many events a second reach a consumer.</summary>
/// <remarks>
/// The strategy counts for 60 s of testnet and wants above 500 a second (its code: above 10). Scaled: 20,000 events as
/// fast as they come, through the slowest kind of handler. The real figures are those of tools/bench.
/// </remarks>
[Category(Level.Performance)]
[Collection(nameof(Alone))]
public sealed class ThroughputTests
{
    private const long Events = 20_000;

    [Fact]
    public async Task Event_processing_throughput()
    {
        var counted = 0L;
        var symbols = (string[])["BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT"];
        await using var rig = await Rig.FreshAsync(new RigPlan
        {
            KeepsEvents = false,
            Fake = new FakeBybitOptions { Seed = 7, Market = new LoadMarket() },
            Before = exchange => Array.ForEach(symbols, symbol => exchange.OpenPosition(symbol, Side.Buy, 10m)),
            Listen = router => router.On("*", (_, _) => Interlocked.Increment(ref counted)),
        });

        var first = Interlocked.Read(ref counted);
        var begun = TimeProvider.System.GetTimestamp();
        await Wait.Until($"{Events} events", () => Interlocked.Read(ref counted) - first >= Events, () => $"{counted - first} events. {rig.Tell()}");
        var rate = (Interlocked.Read(ref counted) - first) / TimeProvider.System.GetElapsedTime(begun).TotalSeconds;

        TestContext.Current.SendDiagnosticMessage($"{rate:0} events a second");
        Assert.True(rate > 500, $"Wanted above 500 events a second, found {rate:0}.");
    }
}
