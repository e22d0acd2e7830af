using PluginHybrid.Hosting.Guard;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Tests.Fakes;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Guard;

[Category(Level.Failover)]
public sealed class LiveGuardTests
{
    [Fact]
    public async Task A_turn_that_hangs_is_given_up_its_desk_revoked_and_a_fresh_instance_comes_after_the_pause()
    {
        await using var stage = new Stage(LaneDriving.Threads)
        {
            UsesRealTime = true,
            Limits = new GuardLimits { HungAfter = TimeSpan.FromSeconds(1), Pauses = [TimeSpan.FromMilliseconds(200)] },
        };
        var made = new List<Listener>();
        using var never = new ManualResetEventSlim();
        await stage.Run("a", () =>
        {
            var isFirst = made.Count == 0;
            made.Add(new Listener
            {
                Does = (_, happened) =>
                {
                    if (isFirst && happened is WalletUpdate)
                    {
                        never.Wait();
                    }

                    return default;
                },
            });
            return made[^1];
        });
        stage.Wallet(1);

        await Wait.Until("a fresh instance runs", () => made.Count == 2 && stage.Of("a").State == PluginState.Running, () => stage.Of("a").ToString());
        var outcome = await made[0].Host.Orders.Submit(new SetStop(Events.Key("BTCUSDT"), 90, "zombie"));
        stage.Wallet(2);
        await Wait.Until("the fresh one hears", () => made[1].Told() == "start Resumed; wallet 2", made[1].Told);

        Assert.Equal("revoked", Assert.IsType<Denied>(outcome).Rule);
        Assert.Equal(("hung", "OnWallet"), (stage.Of("a").Faults[0].Type, stage.Of("a").Faults[0].Handler));
    }

    [Fact]
    public async Task A_trusted_plugin_runs_on_the_receiving_thread_until_it_overruns_then_on_a_lane()
    {
        await using var stage = new Stage(LaneDriving.Threads)
        {
            UsesRealTime = true,
            DefaultTerms = new PluginTerms { Inline = true },
            Limits = new GuardLimits { InlineTurn = TimeSpan.FromMilliseconds(1) },
        };
        var threads = new List<int>();
        var listener = new Listener
        {
            Does = (_, happened) =>
            {
                if (happened is not null)
                {
                    threads.Add(Environment.CurrentManagedThreadId);
                    var since = TimeProvider.System.GetTimestamp();
                    while (TimeProvider.System.GetElapsedTime(since).TotalMilliseconds < 2)
                    {
                        Thread.SpinWait(10);
                    }
                }

                return default;
            },
        };
        await stage.Run("a", () => listener);
        Assert.True(stage.Of("a").IsInline);
        var here = Environment.CurrentManagedThreadId;

        for (var i = 1; i <= 3; i++)
        {
            stage.Wallet(i);
        }

        Assert.False(stage.Of("a").IsInline);
        stage.Wallet(4);
        await Wait.Until("the fourth is handled", () => listener.Told().EndsWith("wallet 4", StringComparison.Ordinal), listener.Told);
        Assert.Equal(Enumerable.Repeat(here, 3), threads.Take(3));
        Assert.NotEqual(here, threads[3]);
        Assert.Contains(stage.Journal.Entries, entry => entry.What.Contains("moved to a lane", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_raw_thread_throws_is_the_fault_of_the_plugin_on_its_stack()
    {
        await using var stage = new Stage(LaneDriving.Threads) { UsesRealTime = true };
        await stage.Run("a", () => new RawThread());
        await stage.Run("b", () => new Listener());

        stage.Wallet(1);
        await Wait.Until("the fault is told", () => stage.Of("a").Faults.Count == 1, () => string.Join("; ", stage.Journal.Entries.Select(entry => entry.What)));

        Assert.Equal("raw thread was wrong", stage.Of("a").Faults[0].Message);
        Assert.Empty(stage.Of("b").Faults);
    }

    [Fact]
    public async Task A_turn_that_runs_after_later_inputs_were_numbered_is_told_to_the_recorder()
    {
        await using var stage = new Stage(LaneDriving.Threads) { UsesRealTime = true };
        using var gate = new ManualResetEventSlim();
        var listener = new Listener
        {
            Does = (_, happened) =>
            {
                if (happened is WalletUpdate { WalletBalance: 1 })
                {
                    gate.Wait();
                }

                return default;
            },
        };
        await stage.Run("a", () => listener);
        stage.Open("BTCUSDT");
        stage.Wallet(1);
        await Wait.Until("the first turn runs", () => listener.Told().EndsWith("wallet 1", StringComparison.Ordinal), listener.Told);
        stage.Tick("BTCUSDT", 1);
        stage.Tick("BTCUSDT", 2);
        stage.Tick("BTCUSDT", 3);
        gate.Set();
        await Wait.Until("the tick is handled", () => listener.Told().EndsWith("update BTCUSDT#0 3", StringComparison.Ordinal), listener.Told);
        await stage.Host.StopAsync();

        lock (stage.Turns)
        {
            var late = stage.Turns.Single(fact => fact.EventSequence == 2);
            Assert.Equal(("a", 2L, 5L), (late.Plugin, late.BeganAfterInput, late.EndedAfterInput));

            // Two ticks waited for this turn: a replay that ran every turn at once would show them to the plugin.
            var stood = stage.Turns.Single(fact => fact.EventSequence == 5);
            Assert.Equal((5L, 2L), (stood.BeganAfterInput, stood.Conflated));
            Assert.Equal(late.Arrivals + 3, stood.Arrivals);
            Assert.Equal((1, 2L), (stage.Turns.Count(fact => fact.EventSequence == 2), stage.Of("a").Figures.TicksConflated));
        }
    }

    [Fact]
    public async Task What_a_handler_sets_on_its_thread_reaches_nobody_else()
    {
        var local = new AsyncLocal<string>();
        await using var stage = new Stage();
        string? seen = null;
        local.Value = "the host's";
        await stage.Run("a", () => new Listener { Does = (_, _) => { seen = local.Value; local.Value = "the plugin's"; return default; } });

        stage.Wallet(1);

        Assert.Null(seen);
        Assert.Equal("the host's", local.Value);
    }

    private sealed class RawThread : HybridPlugin
    {
        public override ValueTask OnWallet(WalletUpdate wallet)
        {
            new Thread(() => throw new InvalidOperationException("raw thread was wrong")).Start();
            return default;
        }
    }
}
