using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Tests.Fakes;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Lanes;

[Category(Level.Performance)]
public sealed class TickAllocationTests
{
    private const int Ticks = 10_000;

    [Theory]
    [InlineData(LaneDriving.Inline)]
    [InlineData(LaneDriving.Threads)]
    public async Task From_publish_to_handler_a_tick_allocates_nothing_on_either_side(LaneDriving driving)
    {
        await using var stage = new Stage(driving) { UsesRealTime = true };
        var counter = new Counter();
        await stage.Run("a", () => counter);
        stage.Open("BTCUSDT");
        var publishing = new List<long>();
        var handling = new List<long>();
        for (var round = 0; round < 8; round++)
        {
            var before = counter.Allocated;
            publishing.Add(PublishAll(stage));
            await Wait.Until("the last tick is handled", () => counter.Last == stage.Last, () => $"{counter.Last} of {stage.Last}");
            handling.Add(counter.Allocated - before);
        }

        // A tick that allocated would do so in every round; what the runtime does once for itself is no tick's.
        Assert.Equal((0, 0), (publishing.Min(), handling.Min()));
    }

    private static long PublishAll(Stage stage)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Ticks; i++)
        {
            stage.Router.Emit(Events.Tick(stage.Next(), "BTCUSDT", i));
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private sealed class Counter : HybridPlugin
    {
        private long _before;
        private long _last;

        public long Allocated { get; private set; }

        public long Last => Volatile.Read(ref _last);

        public override ValueTask OnUpdate(PositionUpdate update)
        {
            // From one handler to the next: all that the lane does between them is in it.
            var now = GC.GetAllocatedBytesForCurrentThread();
            Allocated += _before == 0 ? 0 : now - _before;
            _before = now;
            Volatile.Write(ref _last, update.Stamp.Sequence);
            return default;
        }
    }
}
