using PluginHybrid.Hosting.Guard;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Tests.Fakes;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Lifecycle;

[Category(Level.Unit)]
public sealed class SwapTests
{
    [Fact]
    public async Task A_new_version_takes_over_between_two_events_with_state_and_the_events_that_wait()
    {
        await using var stage = new Stage();
        var old = new Listener
        {
            Does = async (self, happened) =>
            {
                if (happened is WalletUpdate { WalletBalance: 1 })
                {
                    self.Host.State.Set("high", 5);
                    await self.Host.Orders.Submit(new SetStop(Events.Key("BTCUSDT"), 90, "test"));
                }
            },
        };
        var found = 0;
        var fresh = new Listener { Does = (self, _) => { found = self.Host.State.Get<int>("high"); return default; } };
        await stage.Run("a", () => old);
        stage.Open("BTCUSDT");
        stage.Wallet(1);
        stage.Wallet(2);
        var swap = stage.Run("a", () => fresh, "2");
        stage.Wallet(3);
        Assert.Equal("", fresh.Told());

        stage.Settle(stage.Port.Requests[0]);
        await swap;

        Assert.Equal("start Enabled; opened BTCUSDT#0; wallet 1; stop Swap", old.Told());
        Assert.Equal("start Swap; opened BTCUSDT#0; wallet 2; wallet 3", fresh.Told());
        Assert.Equal((5, "2", 1L), (found, stage.Of("a").Version, stage.Of("a").Figures.Swaps));
    }

    [Fact]
    public async Task Over_a_swap_the_sequence_of_a_leg_only_rises_also_when_another_leg_is_ahead()
    {
        await using var stage = new Stage();
        var fresh = new Listener();
        await stage.Run("a", () => new Listener
        {
            Does = async (self, happened) =>
            {
                if (happened is WalletUpdate or OrderUpdate)
                {
                    await self.Host.Orders.Submit(new SetStop(Events.Key("BTCUSDT"), 90, "test"));
                }
            },
        });
        stage.Open("BTCUSDT");
        stage.Open("ETHUSDT");
        stage.Wallet(1);
        var tick = stage.Tick("BTCUSDT", 101);
        stage.Order("ETHUSDT");
        stage.Settle(stage.Port.Requests[0]);
        var swap = stage.Run("a", () => fresh, "2");
        stage.Settle(stage.Port.Requests[1]);
        await swap;

        Assert.Equal("start Swap; opened BTCUSDT#0; opened ETHUSDT#0; update BTCUSDT#0 101", fresh.Told());
        Assert.Equal([("BTCUSDT#0", 1), ("ETHUSDT#0", 2), ("BTCUSDT#0", tick.Stamp.Sequence)], fresh.PerLeg);
    }

    [Fact]
    public async Task A_zombie_that_kept_its_desk_is_denied()
    {
        await using var stage = new Stage();
        var old = new Listener();
        await stage.Run("a", () => old);
        await stage.Run("a", () => new Listener(), "2");

        var outcome = await old.Host.Orders.Submit(new SetStop(Events.Key("BTCUSDT"), 90, "zombie"));

        Assert.Equal("revoked", Assert.IsType<Denied>(outcome).Rule);
        Assert.Empty(stage.Port.Requests);
    }

    [Fact]
    public async Task Orders_of_the_last_turn_are_denied()
    {
        await using var stage = new Stage();
        OrderOutcome? outcome = null;
        await stage.Run("a", () => new Listener
        {
            Does = async (self, happened) =>
            {
                if (self.Told().EndsWith("stop Disabled", StringComparison.Ordinal))
                {
                    outcome = await self.Host.Orders.Submit(new SetStop(Events.Key("BTCUSDT"), 90, "last"));
                }
            },
        });

        await stage.Host.DisableAsync("a");

        Assert.Equal("revoked", Assert.IsType<Denied>(outcome).Rule);
    }

    [Fact]
    public async Task A_version_whose_start_fails_leaves_the_old_one_running_with_its_state()
    {
        await using var stage = new Stage();
        var made = 0;
        await stage.Run("a", () => { made++; return Counting(); });
        stage.Wallet(1);

        await stage.Run("a", () => new Listener { Does = (self, _) => { self.Host.State.Set("count", 99); throw new InvalidOperationException("cannot start"); } }, "2");
        stage.Wallet(2);

        Assert.Equal((PluginState.Running, "1", 2), (stage.Of("a").State, stage.Of("a").Version, made));
        Assert.Equal("2", stage.States.Load("a")["count"]);
        Assert.Contains("rolled back", Assert.Single(stage.Of("a").Problems).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_faults_on_trial_is_rolled_back_and_its_content_not_tried_again()
    {
        await using var stage = new Stage();
        var made = 0;
        await stage.Run("a", Counting);
        stage.Wallet(1);
        await stage.Run("a", () => { made++; return Failing(); }, "2");
        stage.Wallet(2);
        stage.Wallet(3);

        Assert.Equal("1", stage.Of("a").Version);
        Assert.Equal("2", stage.States.Load("a")["count"]);
        await stage.Take(MemoryPlugin.CandidateOf("a", "2"));
        Assert.Equal(("1", 1), (stage.Of("a").Version, made));
        Assert.True(stage.Loader.Loaded.Single(loaded => loaded.Version == "2").IsDisposed);
        Assert.Empty(stage.Of("a").OldVersionsInMemory);
    }

    [Fact]
    public async Task After_its_trial_a_fault_no_longer_rolls_back()
    {
        await using var stage = new Stage { Limits = new GuardLimits { TrialEvents = 2 } };
        await stage.Run("a", () => new Listener());
        await stage.Run("a", () => new Listener { Does = (_, happened) => happened is WalletUpdate { WalletBalance: 4 } ? throw new InvalidOperationException("late") : default }, "2");
        stage.Wallet(1);
        stage.Wallet(2);
        stage.Time.Advance(TimeSpan.FromSeconds(11));
        stage.Wallet(3);
        stage.Wallet(4);

        Assert.Equal(("2", 1L), (stage.Of("a").Version, stage.Of("a").FaultCount));
        Assert.True(stage.Loader.Loaded[0].IsDisposed);
    }

    [Fact]
    public async Task A_timer_and_a_watch_end_with_their_instance()
    {
        await using var stage = new Stage();
        var calls = 0;
        await stage.Run("a", () => new Listener
        {
            Does = (self, _) =>
            {
                if (self.Heard.Count == 1)
                {
                    self.Host.Every(TimeSpan.FromSeconds(1), () => { calls++; return default; });
                    self.Host.Tickers.Watch("ETHUSDT");
                }

                return default;
            },
        });
        stage.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal((2, 1), (calls, stage.Port.Watches["ETHUSDT"]));

        await stage.Run("a", () => new Listener(), "2");
        stage.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal((2, 0), (calls, stage.Port.Watches["ETHUSDT"]));
    }

    private static Listener Counting() => new()
    {
        Does = (self, happened) =>
        {
            if (happened is WalletUpdate)
            {
                self.Host.State.Set("count", self.Host.State.Get<int>("count") + 1);
            }

            return default;
        },
    };

    private static Listener Failing() => new()
    {
        Does = (self, happened) =>
        {
            if (happened is WalletUpdate)
            {
                self.Host.State.Set("count", 77);
                throw new InvalidOperationException("wrong");
            }

            return default;
        },
    };
}
