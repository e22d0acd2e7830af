using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Tests.Fakes;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Lifecycle;

/// <summary>A host that is driven inline (replay, test kit, simulation) does all that it is told on the thread that drives it.</summary>
[Category(Level.Unit)]
public sealed class InlineCommandTests
{
    [Fact]
    public async Task Commands_that_waited_for_a_turn_are_done_when_the_input_that_ends_the_turn_is()
    {
        await using var stage = new Stage();
        var fresh = new List<Listener>();
        await stage.Run("a", () => new Listener { Does = WaitsForItsOrder });
        stage.Wallet(1);
        var swap = stage.Run("a", () => Added(fresh), "2");
        var disable = stage.Host.DisableAsync("a");
        var enable = stage.Host.EnableAsync("a", TestContext.Current.CancellationToken);
        stage.Wallet(2);
        Assert.Equal((false, false, false), (swap.IsCompleted, disable.IsCompleted, enable.IsCompleted));

        stage.Settle(stage.Port.Requests[0]);

        Assert.Equal((true, true, true), (swap.IsCompleted, disable.IsCompleted, enable.IsCompleted));
        Assert.Equal(["start Swap; wallet 2; stop Disabled", "start Enabled"], fresh.Select(listener => listener.Told()));
        Assert.Equal(PluginState.Running, stage.Of("a").State);
    }

    [Fact]
    public async Task A_swap_behind_a_turn_that_never_ends_takes_over_when_the_time_of_the_host_says_that_it_waited_long_enough()
    {
        await using var stage = new Stage();
        var fresh = new List<Listener>();
        await stage.Run("a", () => new Listener { Does = NeverReturns });
        stage.Wallet(1);
        var swap = stage.Run("a", () => Added(fresh), "2");

        stage.Time.Advance(stage.Limits.StopPatience);
        Assert.False(swap.IsCompleted);
        stage.Time.Advance(stage.Limits.StopPatience);
        stage.Wallet(2);

        Assert.True(swap.IsCompleted);
        Assert.Equal(["start Swap; wallet 2"], fresh.Select(listener => listener.Told()));
        Assert.Equal((PluginState.Running, "2"), (stage.Of("a").State, stage.Of("a").Version));
    }

    [Fact]
    public async Task A_swap_behind_a_turn_that_waits_for_its_order_lets_that_turn_go_when_its_time_is_over()
    {
        await using var stage = new Stage();
        var (fresh, old) = (new List<Listener>(), new List<Listener>());
        await stage.Run("a", () => Added(old, WaitsForItsOrder));
        stage.Wallet(1);
        var swap = stage.Run("a", () => Added(fresh), "2");

        stage.Time.Advance(stage.Limits.StopPatience);

        Assert.True(swap.IsCompleted);
        Assert.Equal(["start HostStart; wallet 1; stop Swap"], old.Select(listener => listener.Told().Replace("Enabled", "HostStart", StringComparison.Ordinal)));
        Assert.Equal(["start Swap"], fresh.Select(listener => listener.Told()));
    }

    [Fact]
    public async Task A_thread_that_ran_turns_bears_no_lane_afterwards_and_its_own_context_again()
    {
        await using var stage = new Stage();
        var own = new SynchronizationContext();
        SynchronizationContext.SetSynchronizationContext(own);
        var before = stage.Run("a", () => new Listener { Does = WaitsForItsOrder });

        stage.Wallet(1);
        var after = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        await before;

        Assert.Same(own, after);
    }

    private static Listener Added(List<Listener> listeners, Func<Listener, IHybridEvent?, ValueTask>? does = null)
    {
        listeners.Add(does is null ? new Listener() : new Listener { Does = does });
        return listeners[^1];
    }

    private static async ValueTask NeverReturns(Listener self, IHybridEvent? happened) =>
        await (happened is WalletUpdate ? new TaskCompletionSource().Task : Task.CompletedTask);

    private static async ValueTask WaitsForItsOrder(Listener self, IHybridEvent? happened)
    {
        if (happened is WalletUpdate)
        {
            await self.Host.Orders.Submit(new SetStop(Events.Key("BTCUSDT"), 90, "test"));
        }
    }
}
