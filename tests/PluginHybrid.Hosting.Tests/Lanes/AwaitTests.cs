using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Tests.Fakes;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Lanes;

[Category(Level.Unit)]
public sealed class AwaitTests
{
    [Fact]
    public async Task While_a_handler_awaits_its_order_no_event_is_told_and_others_are()
    {
        await using var stage = new Stage();
        var listener = new Listener
        {
            Does = async (self, happened) =>
            {
                if (happened is WalletUpdate { WalletBalance: 1 })
                {
                    var outcome = await self.Host.Orders.Submit(new SetStop(Events.Key("BTCUSDT"), 90, "test"));
                    lock (self.Heard)
                    {
                        self.Heard.Add($"outcome {outcome.GetType().Name}");
                    }
                }
            },
        };
        var other = new Listener();
        await stage.Run("a", () => listener);
        await stage.Run("b", () => other);

        stage.Wallet(1);
        stage.Wallet(2);
        Assert.Equal("start Enabled; wallet 1", listener.Told());
        Assert.Equal("start Enabled; wallet 1; wallet 2", other.Told());

        stage.Settle(Assert.Single(stage.Port.Requests));
        Assert.Equal("start Enabled; wallet 1; outcome Accepted; wallet 2", listener.Told());
    }

    [Fact]
    public async Task A_wait_on_the_plugins_clock_ends_while_its_handler_awaits_it_and_a_timer_waits_its_turn()
    {
        await using var stage = new Stage();
        var listener = new Listener
        {
            Does = async (self, happened) =>
            {
                if (happened is null && self.Host.StartReason == PluginHybrid.Sdk.Lifecycle.StartReason.Enabled && self.Heard.Count == 1)
                {
                    self.Host.After(TimeSpan.FromSeconds(1), () => Note(self, "timer"));
                }
                else if (happened is WalletUpdate)
                {
                    var due = new TaskCompletionSource();
                    using var timer = self.Host.Clock.CreateTimer(_ => due.TrySetResult(), null, TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan);
                    await due.Task;
                    await Note(self, $"after the delay at {self.Host.Clock.GetUtcNow():ss}");
                }
            },
        };
        await stage.Run("a", () => listener);
        stage.Wallet(1);

        stage.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("start Enabled; wallet 1", listener.Told());
        stage.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("start Enabled; wallet 1; after the delay at 03; timer", listener.Told());
    }

    [Fact]
    public async Task What_a_turn_changed_is_stored_before_its_orders_are_handed_in()
    {
        await using var stage = new Stage();
        await stage.Run("a", () => new Listener
        {
            Does = (self, happened) =>
            {
                if (happened is WalletUpdate)
                {
                    _ = self.Host.Orders.Submit(new SetStop(Events.Key("BTCUSDT"), 90, "one")).AsTask();
                    self.Host.State.Set("high", 5);
                    Assert.Empty(stage.Port.Requests);
                    _ = self.Host.Orders.Submit(new SetStop(Events.Key("BTCUSDT"), 91, "two")).AsTask();
                }

                return default;
            },
        });

        stage.Wallet(1);

        Assert.Equal("state a high=5, order a/1, order a/2", string.Join(", ", stage.Story));
        Assert.Equal("wallet.update", stage.Port.Requests[0].Cause);
        Assert.Equal(1, stage.Port.Requests[0].CauseSequence);
    }

    [Fact]
    public async Task Views_and_clock_are_as_of_the_event_never_newer()
    {
        await using var stage = new Stage();
        var seen = new List<string>();
        var listener = new Listener
        {
            Does = async (self, happened) =>
            {
                seen.Add($"{happened?.Stamp.Sequence} {string.Join(" ", self.Host.Positions.All().Select(held => $"{held.Position.Key}@{held.MarkPrice}"))} {self.Host.Clock.GetUtcNow():fff}");
                if (happened is WalletUpdate)
                {
                    await self.Host.Orders.Submit(new SetStop(Events.Key("BTCUSDT"), 90, "test"));
                }
            },
        };
        await stage.Run("a", () => listener);
        stage.Open("BTCUSDT");
        stage.Tick("BTCUSDT", 101);
        stage.Wallet(1);
        stage.Tick("BTCUSDT", 102);
        stage.Order("BTCUSDT");
        stage.Tick("BTCUSDT", 103);
        stage.Close("BTCUSDT");

        stage.Settle(stage.Port.Requests[0]);

        Assert.Equal(["  000", "1 BTCUSDT#0@ 001", "2 BTCUSDT#0@101 002", "3 BTCUSDT#0@101 003", "5 BTCUSDT#0@102 008", "7  008"], seen);
    }

    [Fact]
    public async Task A_pending_handler_does_not_hold_up_the_stop()
    {
        var stage = new Stage(LaneDriving.Threads) { UsesRealTime = true };
        var listener = new Listener
        {
            Does = async (self, happened) =>
            {
                if (happened is WalletUpdate)
                {
                    var outcome = await self.Host.Orders.Submit(new SetStop(Events.Key("BTCUSDT"), 90, "test"));
                    lock (self.Heard)
                    {
                        self.Heard.Add(outcome.GetType().Name);
                    }
                }
            },
        };
        await stage.Run("a", () => listener);
        stage.Wallet(1);
        await Wait.Until("the order is handed in", () => stage.Port.Requests.Count == 1);

        await Wait.For("the host stops", stage.Host.StopAsync());

        Assert.Equal("start Enabled; wallet 1; Unknown; stop HostStop", listener.Told());
        await stage.DisposeAsync();
    }

    [Fact]
    public async Task A_lane_driven_inline_stays_on_the_threads_that_drive_it_whatever_its_handlers_await()
    {
        await using var stage = new Stage();
        var (turns, strangers, publisher) = (0, 0, 0);
        var listener = new Listener
        {
            Does = async (self, happened) =>
            {
                if (happened is WalletUpdate)
                {
                    var before = Environment.CurrentManagedThreadId;
                    await self.Host.Orders.Submit(new SetStop(Events.Key("BTCUSDT"), 90, "test"));
                    turns++;
                    strangers += (before, Environment.CurrentManagedThreadId) == (publisher, publisher) ? 0 : 1;
                }
            },
        };
        await stage.Run("a", () => listener);
        publisher = Environment.CurrentManagedThreadId;
        for (var i = 0; i < 5_000; i++)
        {
            stage.Wallet(i);
            stage.Settle(stage.Port.Requests[^1]);
        }

        Assert.Equal((5_000, 0), (turns, strangers));
    }

    private static ValueTask Note(Listener self, string text)
    {
        lock (self.Heard)
        {
            self.Heard.Add(text);
        }

        return default;
    }
}
