using PluginHybrid.FakeExchange.Server;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;
using Side = PluginHybrid.FakeExchange.Venue.Side;

namespace PluginHybrid.Integration.Tests.Performance;

/// <summary>A stream with one position under a long load; between two calls everything sent has been received.</summary>
internal sealed class Soak : IAsyncDisposable
{
    // Small, so that what waits in the exchange's buffers, which keep their largest size, does not show in the measurement.
    private const int Burst = 250;

    private readonly Rig _rig;
    private readonly Counter _counter;
    private long _ticks;

    private Soak(Rig rig, Counter counter) => (_rig, _counter) = (rig, counter);

    /// <summary>What the process holds, without what the exchange remembers for tests.</summary>
    public Footprint Measure()
    {
        _rig.Exchange.Controls.ForgetPast();
        return Footprint.Now();
    }

    public int OpenSockets => _rig.Exchange.Controls.Connections.Count(connection => connection.IsOpen);

    public static async Task<Soak> BeginAsync()
    {
        var counter = new Counter();
        var rig = await Rig.FreshAsync(new RigPlan
        {
            KeepsEvents = false,
            Before = exchange => exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m),
            Connections = Rig.Brisk with { BackoffFloor = TimeSpan.FromMilliseconds(1), BackoffCeiling = TimeSpan.FromMilliseconds(10) },
            Listen = router =>
            {
                router.On<PositionUpdate>(EventNames.PositionUpdate, counter.Count);
                router.On<StreamReconnected>("*", counter.Count);
            },
        });
        await rig.Subscribed("BTCUSDT");
        return new Soak(rig, counter);
    }

    /// <summary>Ticks in bursts; each is received before the next is sent.</summary>
    public async Task TickAsync(int ticks)
    {
        for (var left = ticks; left > 0; left -= Burst)
        {
            var wanted = _counter.Ticks + Math.Min(left, Burst);
            for (var sent = 0; sent < Math.Min(left, Burst); sent++)
            {
                _rig.Exchange.SetMark("BTCUSDT", 65_000m + (++_ticks % 1_000));
            }

            await Wait.Until($"tick {_ticks} arrived", () => _counter.Ticks >= wanted, () => $"{_counter.Ticks} of {wanted}. {_rig.Tell()}");
        }
    }

    /// <summary>Ticks, and loses the sockets in turn in between; of an even number the last is the public one.</summary>
    public async Task RunAsync(int ticks, int losses)
    {
        for (var loss = 0; loss < losses; loss++)
        {
            await TickAsync(ticks / losses);
            await LoseAsync(loss % 2 == 0 ? ConnectionKind.Private : ConnectionKind.Public);
        }
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    private async Task LoseAsync(ConnectionKind kind)
    {
        var wanted = _counter.Reconnects + 1;
        _rig.Exchange.Controls.Drop(kind);
        await Wait.Until($"reconnect of the {kind} stream", () => _counter.Reconnects == wanted, _rig.Tell);
        await _rig.Subscribed("BTCUSDT");
    }

    private sealed class Counter
    {
        private long _ticks;
        private long _reconnects;

        public long Ticks => Interlocked.Read(ref _ticks);

        public long Reconnects => Interlocked.Read(ref _reconnects);

        public void Count(in PositionUpdate update) => _ticks += update.Cause == UpdateCause.Tick ? 1 : 0;

        public void Count(in StreamReconnected again) => Interlocked.Increment(ref _reconnects);
    }
}
