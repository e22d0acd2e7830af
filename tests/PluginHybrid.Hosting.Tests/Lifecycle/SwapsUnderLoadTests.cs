using PluginHybrid.Hosting.Guard;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Tests.Fakes;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Lifecycle;

[Category(Level.Failover)]
public sealed class SwapsUnderLoadTests
{
    private const int Swaps = 1_000;

    [Fact]
    public async Task A_thousand_swaps_lose_no_account_event_and_change_no_decision()
    {
        var without = await PlayAsync(swaps: 0);
        var with = await PlayAsync(Swaps);

        Assert.Equal(without.Decisions, with.Decisions);
        Assert.Equal(Enumerable.Range(1, with.Seen.Count), with.Seen);
        Assert.True(with.Status.Figures.Swaps == Swaps, $"{with.Status.Figures.Swaps} swaps: {string.Join("; ", with.Status.Faults)}");
        Assert.Empty(with.Status.OldVersionsInMemory.SkipLast(1));
    }

    private static async Task<(List<int> Seen, List<string> Decisions, PluginStatus Status)> PlayAsync(int swaps)
    {
        await using var stage = new Stage(LaneDriving.Threads) { UsesRealTime = true, Limits = new GuardLimits { CommandsPerSecond = 1_000_000 }, DefaultTerms = new() { QueueCapacity = 1_000_000 } };
        var seen = new List<int>();
        await stage.Run("a", () => new Deciding(seen), "0");
        using var enough = new CancellationTokenSource();
        var events = 0;
        var feed = Task.Run(() =>
        {
            while (!enough.IsCancellationRequested || events < 20_000)
            {
                stage.Wallet(++events);
                if (events % 50 == 0)
                {
                    Thread.Yield();
                }

                if (events == 20_000)
                {
                    return;
                }
            }
        }, TestContext.Current.CancellationToken);
        for (var i = 1; i <= swaps; i++)
        {
            await Wait.For($"swap {i}", stage.Run("a", () => new Deciding(seen), $"{i}"));
        }

        await enough.CancelAsync();
        await Wait.For("all events are published", feed);
        await Wait.Until("all events are handled", () => { lock (seen) { return seen.Count == events; } }, () => $"{seen.Count} of {events}, {stage.Of("a").State} {stage.Of("a").Why}");
        await Wait.Until("the last order is handed in", () => stage.Port.Requests.Count == events / 10, () => $"{stage.Port.Requests.Count}");
        return (seen, [.. stage.Port.Requests.Select(request => $"{request.Id} {request.Command} {request.Cause} {request.CauseSequence}")], stage.Of("a"));
    }

    /// <summary>Decides by what it stored: a lost or doubled event, or lost state, changes every later decision.</summary>
    private sealed class Deciding(List<int> seen) : HybridPlugin
    {
        public override ValueTask OnWallet(WalletUpdate wallet)
        {
            lock (seen)
            {
                seen.Add((int)wallet.WalletBalance!.Value);
            }

            var sum = State.Get<long>("sum") + (int)wallet.WalletBalance.Value;
            State.Set("sum", sum);
            if ((int)wallet.WalletBalance.Value % 10 == 0)
            {
                _ = Orders.Submit(new SetStop(Events.Key("BTCUSDT"), sum, $"sum {sum}")).AsTask();
            }

            return default;
        }
    }
}
