using PluginHybrid.Hosting.Tests.Fakes;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Lifecycle;

[Category(Level.Unit)]
public sealed class LateOutcomeTests
{
    [Fact]
    public async Task An_outcome_that_comes_after_the_plugin_stopped_takes_the_place_of_unknown_in_its_figures()
    {
        await using var stage = new Stage();
        OrderOutcome? told = null;
        await stage.Run("a", () => new Listener
        {
            Does = async (self, happened) =>
            {
                if (happened is WalletUpdate)
                {
                    told = await self.Host.Orders.Submit(new SetStop(Events.Key("BTCUSDT"), 90, "test"));
                }
            },
        });
        stage.Wallet(1);
        await stage.Host.DisableAsync("a");
        Assert.IsType<Unknown>(told);
        Assert.Equal(["unknown"], stage.Of("a").Outcomes.Keys);

        stage.Settle(stage.Port.Requests[0]);
        stage.Settle(stage.Port.Requests[0], new Denied("a/1", "late", "told twice"));

        Assert.Equal([new("accepted", 1L)], stage.Of("a").Outcomes);
        Assert.IsType<Accepted>(Assert.Single(stage.Of("a").Decisions).Outcome);
    }
}
