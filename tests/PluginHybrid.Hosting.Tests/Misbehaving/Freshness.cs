using System.Collections.Concurrent;
using PluginHybrid.Hosting.Tests.Fakes;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Hosting.Tests.Misbehaving;

/// <summary>Publishes a steady stream and has one healthy plugin look at how old each tick is when it comes.</summary>
/// <param name="stage">The session.</param>
internal sealed class Freshness(Stage stage)
{
    private const string Symbol = "BTCUSDT";

    private readonly ConcurrentDictionary<long, long> _published = new();
    private readonly List<int> _balances = [];
    private long _oldest;
    private int _seen;

    /// <summary>The oldest tick that the healthy plugin was given.</summary>
    public TimeSpan Oldest => TimeProvider.System.GetElapsedTime(0, Volatile.Read(ref _oldest));

    /// <summary>Ticks it was given.</summary>
    public int Seen => Volatile.Read(ref _seen);

    /// <summary>Account events it was given.</summary>
    public IReadOnlyList<int> Balances
    {
        get
        {
            lock (_balances)
            {
                return [.. _balances];
            }
        }
    }

    /// <summary>Account events published.</summary>
    public int Published { get; private set; }

    public HybridPlugin Observer() => new Observing(this);

    /// <summary>A tick and an account event every few milliseconds, until it is enough.</summary>
    public async Task Publish(TimeSpan atLeast, Func<bool> enough, TimeSpan atMost)
    {
        stage.Open(Symbol);
        var began = TimeProvider.System.GetTimestamp();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (await pace.WaitForNextTickAsync())
        {
            var elapsed = TimeProvider.System.GetElapsedTime(began);
            if (elapsed > atMost || (elapsed > atLeast && enough()))
            {
                return;
            }

            var stamp = stage.Next();
            _published[stamp.Sequence] = TimeProvider.System.GetTimestamp();
            stage.Emit(Events.Tick(stamp, Symbol, 100 + (Published % 100)));
            stage.Wallet(++Published);
        }
    }

    private sealed class Observing(Freshness owner) : HybridPlugin
    {
        public override ValueTask OnUpdate(PositionUpdate update)
        {
            if (owner._published.TryRemove(update.Stamp.Sequence, out var at))
            {
                Interlocked.Increment(ref owner._seen);
                owner._oldest = Math.Max(owner._oldest, TimeProvider.System.GetTimestamp() - at);
            }

            return default;
        }

        public override ValueTask OnWallet(WalletUpdate wallet)
        {
            lock (owner._balances)
            {
                owner._balances.Add((int)wallet.WalletBalance!.Value);
            }

            return default;
        }
    }
}
