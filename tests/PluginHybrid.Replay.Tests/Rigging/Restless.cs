using System.Diagnostics;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Replay.Tests.Rigging;

/// <summary>Does what is hard to replay: dawdles, awaits, has timers and chance, and says all it saw in the reasons of its commands.</summary>
/// <param name="dawdle">How long it keeps its lane now and then.</param>
internal sealed class Restless(TimeSpan dawdle) : HybridPlugin
{
    private long _seen;
    private long _timers;
    private bool _isBusy;

    public override async ValueTask OnStart()
    {
        Tickers.Watch("ETHUSDT");
        Host.Every(TimeSpan.FromMilliseconds(35), OnTimer);
        await Passes(TimeSpan.FromMilliseconds(20));
        Host.After(TimeSpan.FromMilliseconds(50), OnTimer);
    }

    public override async ValueTask OnUpdate(PositionUpdate update)
    {
        _seen++;
        if (Random.Next(6) == 0)
        {
            Dawdle();
        }

        if (Random.Next(10) == 0)
        {
            await Passes(TimeSpan.FromMilliseconds(Random.Next(1, 15)));
        }

        if (Random.Next(12) == 0 && update.MarkPrice is { } mark)
        {
            await Say(update, Math.Round(mark * 0.98m, 1));
        }
    }

    public override async ValueTask OnOrder(OrderUpdate order)
    {
        _seen += 1000;
        if (Random.Next(3) == 0)
        {
            Dawdle();
            await Task.Yield();

            // The rest came when the lane was free again: later than its order, and so in every replay.
            await SayOfFirst(0.96m);
        }
    }

    public override ValueTask OnWallet(WalletUpdate wallet)
    {
        Dawdle();
        return default;
    }

    private async ValueTask OnTimer()
    {
        _timers++;
        if (_timers % 7 == 0)
        {
            Dawdle();
        }

        if (_timers % 5 == 0)
        {
            await SayOfFirst(0.97m);
        }
    }

    private async ValueTask SayOfFirst(decimal part)
    {
        if (Positions.All() is [{ MarkPrice: { } mark } first, ..])
        {
            await Say(first, Math.Round(mark * part, 1));
        }
    }

    private async ValueTask Say(PositionUpdate update, decimal price)
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        var eth = Tickers.TryGet("ETHUSDT", out var ticker) ? ticker.MarkPrice : null;
        var all = string.Join(' ', Positions.All().Select(held => FormattableString.Invariant($"{held.Position.Key} {held.MarkPrice} {held.Position.StopLoss}")));
        var because = FormattableString.Invariant($"seen {_seen} timers {_timers} at {Host.Clock.GetUtcNow().UtcTicks} tick {update.MarkPrice} eth {eth} open {all} {Random.Next()}");
        var outcome = await Orders.Submit(new SetStop(update.Position.Key, price, because));
        _seen += outcome.IsDone ? 1_000_000 : 2_000_000;
        _isBusy = false;
    }

    // By a timer of the plugin's clock, which also comes while a handler is awaited.
    private async Task Passes(TimeSpan time)
    {
        var passed = new TaskCompletionSource();
        await using var timer = Host.Clock.CreateTimer(_ => passed.TrySetResult(), null, time, Timeout.InfiniteTimeSpan);
        await passed.Task;
    }

    // A processor that is taken: nothing to wait for, and the point of it.
    private void Dawdle()
    {
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < dawdle)
        {
            Thread.SpinWait(50);
        }
    }
}
