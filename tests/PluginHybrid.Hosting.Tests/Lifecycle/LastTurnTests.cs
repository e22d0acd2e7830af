using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Tests.Fakes;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Lifecycle;

[Category(Level.Failover)]
public sealed class LastTurnTests
{
    // A replay knows between which turns the stop was, and not how far the turn before it had come.
    [Fact]
    public async Task What_a_turn_asks_for_that_runs_when_the_stop_comes_is_handed_in()
    {
        await using var stage = new Stage(LaneDriving.Threads) { UsesRealTime = true };
        using var runs = new ManualResetEventSlim();
        using var goesOn = new ManualResetEventSlim();
        await stage.Run("a", () => new Listener
        {
            Does = async (self, happened) =>
            {
                if (happened is WalletUpdate)
                {
                    runs.Set();
                    goesOn.Wait();
                    await self.Host.Orders.Submit(new SetStop(Events.Key("BTCUSDT"), 90, "the last"));
                }
            },
        });
        stage.Wallet(1);
        await Wait.Until("the turn runs", () => runs.IsSet);

        var stopping = stage.Host.DisableAsync("a");
        goesOn.Set();
        await Wait.For("the stop", stopping);

        Assert.Equal("the last", Assert.Single(stage.Port.Requests).Command.Because);
    }
}
