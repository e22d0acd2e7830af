using PluginHybrid.Hosting.Guard;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Tests.Fakes;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Guard;

[Category(Level.Failover)]
public sealed class LongAwaitTests
{
    // The watch looks every 5 s of the stage's time; a turn must not look hung while the test moves that time on.
    private static readonly GuardLimits Limits = new() { HungAfter = TimeSpan.FromSeconds(20), AwaitWarning = TimeSpan.FromSeconds(30) };

    [Fact]
    public async Task A_handler_that_awaits_for_ever_is_told_once_with_its_name_and_time()
    {
        await using var stage = new Stage(LaneDriving.Threads) { Limits = Limits };
        var never = new TaskCompletionSource();
        await Start(stage, async _ => await never.Task);

        stage.Time.Advance(TimeSpan.FromSeconds(25));
        var early = stage.Of("a").FaultCount;
        stage.Time.Advance(TimeSpan.FromSeconds(40));
        var status = stage.Of("a");

        // Released before anything is claimed: the stage's time stands still, and its end would wait for the handler.
        never.SetResult();
        Assert.Equal(0, early);
        var fault = Assert.Single(status.Faults);
        Assert.Equal(("awaits", "OnWallet"), (fault.Type, fault.Handler));
        Assert.Matches("^has awaited for [0-9.]+ s, and", fault.Message);
        Assert.Equal(1, stage.Log.Lines.Count("Warning: a: fault in OnWallet: awaits"));
        Assert.Equal(PluginState.Running, status.State);
    }

    [Fact]
    public async Task An_order_that_is_young_excuses_the_await()
    {
        await using var stage = new Stage(LaneDriving.Threads) { Limits = Limits };
        var gate = new TaskCompletionSource();
        await Start(stage, async self =>
        {
            await gate.Task;
            await self.Host.Orders.Submit(new SetStop(Events.Key("BTCUSDT"), 90, "test"));
        });

        stage.Time.Advance(TimeSpan.FromSeconds(20));
        gate.SetResult();
        await Wait.Until("the order is given", () => stage.Port.Requests.Count == 1, () => stage.Of("a").ToString());
        stage.Time.Advance(TimeSpan.FromSeconds(25));
        Assert.Equal(0, stage.Of("a").FaultCount);

        stage.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal("awaits", Assert.Single(stage.Of("a").Faults).Type);
    }

    private static async Task Start(Stage stage, Func<Listener, Task> onWallet)
    {
        await stage.Run("a", () => new Listener
        {
            Does = async (self, happened) =>
            {
                if (happened is WalletUpdate)
                {
                    await onWallet(self);
                }
            },
        });
        var before = stage.Of("a").Figures.Turns;
        stage.Wallet(1);
        await Wait.Until("the handler awaits", () => stage.Of("a").Figures.Turns > before, () => stage.Of("a").ToString());
    }
}
