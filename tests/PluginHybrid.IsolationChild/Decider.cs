using System.Globalization;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Lifecycle;
using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.IsolationChild;

/// <summary>Uses every port, and lets what it read there decide: so that two runs that differ anywhere differ in their commands.</summary>
public sealed class Decider : HybridPlugin
{
    private int _minutes;

    /// <inheritdoc />
    public override ValueTask OnStart()
    {
        Tickers.Watch("ETHUSDT");
        Every(TimeSpan.FromSeconds(7), async () =>
        {
            _minutes++;
            foreach (var held in Positions.All())
            {
                await Orders.Submit(new Reduce(held.Position.Key, held.Position.Size / 2, $"timer {_minutes} at {Now:O}, {Positions.Count} legs"));
            }
        });
        After(TimeSpan.FromSeconds(3), () =>
        {
            State.Set("late", Now);
            return default;
        });
        return default;
    }

    /// <inheritdoc />
    public override async ValueTask OnUpdate(PositionUpdate update)
    {
        var key = update.Position.Key;
        var best = State.Get<decimal?>($"best/{key}") ?? 0m;
        if (update.MarkPrice is not { } mark || mark <= best)
        {
            return;
        }

        State.Set($"best/{key}", mark);
        var tick = Instruments.Find(key.Symbol)?.TickSize ?? 1m;
        var funding = Tickers.TryGet("ETHUSDT", out var eth) ? eth.FundingRate : null;
        var why = string.Create(
            CultureInfo.InvariantCulture,
            $"{update} best {best} tick {tick} eth {funding} draw {Random.Next(1000)} {Random.NextInt64(5, 50)} {Random.NextDouble()} now {Now:O} keys {State.Keys("best/").Count}");
        var outcome = await Orders.Submit(new SetStop(key, mark - (10 * tick), why) { Trigger = StopTrigger.LastPrice });
        if (outcome is Denied denied)
        {
            await Orders.Submit(new ClosePosition(key, $"{denied} at {Now:O}") { LimitPrice = mark });
        }
        else if (outcome is Accepted { Price: { } price })
        {
            State.Set($"stop/{key}", price);
            Metrics.Count("stops");
            Metrics.Gauge("last-stop", price);
        }
    }

    /// <inheritdoc />
    public override ValueTask OnClosed(PositionClosed closed)
    {
        State.Remove($"best/{closed.Position.Key}");
        Log.Information($"closed {closed} left {string.Join(',', State.Keys())}");
        return default;
    }

    /// <inheritdoc />
    public override async ValueTask OnTicker(TickerUpdate ticker)
    {
        if (Positions.In("BTCUSDT") is [var btc, ..] && ticker.FundingRate < 0)
        {
            await Orders.Submit(new SetTakeProfit(btc.Position.Key, ticker.MarkPrice, ticker.ToString()));
        }
    }

    /// <inheritdoc />
    public override ValueTask OnOther(IHybridEvent happened)
    {
        Log.Debug($"{happened}");
        return default;
    }

    /// <inheritdoc />
    public override ValueTask OnOrder(OrderUpdate order)
    {
        Log.Debug($"{order}");
        return default;
    }

    /// <inheritdoc />
    public override ValueTask OnExecution(Execution execution)
    {
        Log.Debug($"{execution}");
        return default;
    }

    /// <inheritdoc />
    public override ValueTask OnWallet(WalletUpdate wallet)
    {
        Log.Debug($"{wallet}");
        return default;
    }

    /// <inheritdoc />
    public override ValueTask OnResync(Resync resync)
    {
        Log.Debug($"resync {resync.Missed} {string.Join(" | ", resync.Positions)} = {string.Join(" | ", Positions.All())}");
        return default;
    }

    /// <inheritdoc />
    public override ValueTask OnStop(StopReason reason)
    {
        State.Set("stopped", reason.ToString());
        return default;
    }
}
