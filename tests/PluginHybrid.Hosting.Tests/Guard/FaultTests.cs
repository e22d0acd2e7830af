using System.Runtime.CompilerServices;
using PluginHybrid.Hosting.Guard;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Tests.Fakes;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Guard;

[Category(Level.Unit)]
public sealed class FaultTests
{
    [Fact]
    public async Task A_fault_is_told_with_handler_type_and_line_and_the_plugin_goes_on()
    {
        await using var stage = new Stage();
        var listener = Faulty(happened => happened is WalletUpdate { WalletBalance: 1 });
        await stage.Run("a", () => listener);

        stage.Wallet(1);
        stage.Wallet(2);

        var fault = Assert.Single(stage.Of("a").Faults);
        Assert.Equal(("OnWallet", "System.InvalidOperationException", "wrong"), (fault.Handler, fault.Type, fault.Message));
        Assert.StartsWith("FaultTests.cs:", fault.Place, StringComparison.Ordinal);
        Assert.Equal("start Enabled; wallet 1; wallet 2", listener.Told());
    }

    [Fact]
    public async Task What_an_async_void_throws_after_an_await_is_the_plugins_fault()
    {
        await using var stage = new Stage();
        await stage.Run("a", () => new AsyncVoid());
        await stage.Run("b", () => new Listener());

        stage.Wallet(1);
        stage.Time.Advance(TimeSpan.FromSeconds(1));

        var fault = Assert.Single(stage.Of("a").Faults);
        Assert.Equal("async void was wrong", fault.Message);
        Assert.Empty(stage.Of("b").Faults);
    }

    [Fact]
    public async Task An_instance_that_faulted_and_was_replaced_leaves_memory()
    {
        await using var stage = new Stage();
        var instances = new List<WeakReference>();
        await stage.Run("a", () => Noted(instances, happened => happened is WalletUpdate));

        Fault(stage, 5);
        stage.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal((PluginState.Running, 2), (stage.Of("a").State, instances.Count));

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.Equal([false, true], instances.Select(instance => instance.IsAlive));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Listener Noted(List<WeakReference> instances, Func<IHybridEvent?, bool> isWrong)
    {
        var made = Faulty(isWrong);
        instances.Add(new WeakReference(made));
        return made;
    }

    [Fact]
    public async Task Five_faults_pause_a_plugin_longer_each_time_until_a_person_must_resume_it()
    {
        await using var stage = new Stage { Limits = new GuardLimits { HealthyTime = TimeSpan.FromHours(1) } };
        var made = 0;
        await stage.Run("a", () => { made++; return Faulty(happened => happened is WalletUpdate); });

        foreach (var pause in new[] { 30, 120, 600 })
        {
            Fault(stage, 4);
            Assert.Equal(PluginState.Running, stage.Of("a").State);
            Fault(stage, 1);
            Assert.Equal((PluginState.Suspended, stage.Time.GetUtcNow().AddSeconds(pause)), (stage.Of("a").State, stage.Of("a").ResumesAt));
            stage.Time.Advance(TimeSpan.FromSeconds(pause - 1));
            Assert.Equal(PluginState.Suspended, stage.Of("a").State);
            stage.Time.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(PluginState.Running, stage.Of("a").State);
        }

        Fault(stage, 5);
        stage.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal((PluginState.Quarantined, 4), (stage.Of("a").State, made));

        await stage.Host.ResumeAsync("a");
        Assert.Equal((PluginState.Running, 5), (stage.Of("a").State, made));
    }

    [Fact]
    public async Task Faults_far_apart_do_not_add_up()
    {
        await using var stage = new Stage();
        await stage.Run("a", () => Faulty(happened => happened is WalletUpdate));

        for (var i = 0; i < 10; i++)
        {
            Fault(stage, 1);
            stage.Time.Advance(TimeSpan.FromSeconds(20));
        }

        Assert.Equal((PluginState.Running, 10L), (stage.Of("a").State, stage.Of("a").FaultCount));
    }

    [Fact]
    public async Task Healthy_time_begins_the_pauses_anew()
    {
        var breaker = new CircuitBreaker(new GuardLimits());
        var now = Stage.Begin;
        Assert.Equal(TimeSpan.FromSeconds(30), breaker.Trip(now).Pause);
        Assert.Equal(TimeSpan.FromMinutes(2), breaker.Trip(now.AddMinutes(9)).Pause);
        Assert.Equal(TimeSpan.FromSeconds(30), breaker.Trip(now.AddMinutes(22)).Pause);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task A_flood_of_orders_is_denied_and_counts_as_one_fault_a_second()
    {
        await using var stage = new Stage { Limits = new GuardLimits { CommandsPerSecond = 3 } };
        var rules = new List<string>();
        await stage.Run("a", () => new Listener
        {
            Does = async (self, happened) =>
            {
                if (happened is WalletUpdate)
                {
                    var all = Enumerable.Range(0, 10).Select(i => self.Host.Orders.Submit(new SetStop(Events.Key("BTCUSDT"), i + 1, "flood")).AsTask()).ToArray();
                    rules.AddRange((await Task.WhenAll(all)).OfType<Denied>().Select(denied => denied.Rule));
                }
            },
        });

        stage.Wallet(1);
        Assert.Equal(3, stage.Port.Requests.Count);
        foreach (var request in stage.Port.Requests)
        {
            stage.Settle(request);
        }

        Assert.Equal(Enumerable.Repeat("flood", 7), rules);
        Assert.Equal("flood", Assert.Single(stage.Of("a").Faults).Type);
    }

    [Fact]
    public async Task A_faulty_plugin_changes_nothing_for_the_others()
    {
        var alone = await PlayBeside(null);
        var beside = await PlayBeside(() => Faulty(_ => true));

        Assert.Equal(alone, beside);
    }

    private static async Task<string> PlayBeside(Func<HybridPlugin>? neighbour)
    {
        await using var stage = new Stage();
        var listener = new Listener
        {
            Does = (self, happened) =>
            {
                if (happened is PositionUpdate update)
                {
                    _ = self.Host.Orders.Submit(new SetStop(update.Position.Key, update.MarkPrice!.Value - 1, "trail")).AsTask();
                }

                return default;
            },
        };
        if (neighbour is not null)
        {
            await stage.Run("a-bad", neighbour);
        }

        await stage.Run("b", () => listener);
        stage.Open("BTCUSDT");
        for (var i = 0; i < 30; i++)
        {
            stage.Tick("BTCUSDT", 100 + i);
            stage.Wallet(i);
        }

        return $"{listener.Told()} | {string.Join(" ", stage.Port.Requests.Where(request => request.Id.Plugin == "b").Select(request => $"{request.Id} {request.Command} {request.Cause}"))}";
    }

    private static void Fault(Stage stage, int times)
    {
        for (var i = 0; i < times; i++)
        {
            stage.Wallet(i);
        }
    }

    private static Listener Faulty(Func<IHybridEvent?, bool> when) => new()
    {
        Does = (_, happened) => happened is not null && when(happened) ? throw new InvalidOperationException("wrong") : default,
    };

    private sealed class AsyncVoid : HybridPlugin
    {
        public override ValueTask OnWallet(WalletUpdate wallet)
        {
            FireAndForget();
            return default;
        }

        private async void FireAndForget()
        {
            var due = new TaskCompletionSource();
            using var timer = Clock.CreateTimer(_ => due.TrySetResult(), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
            await due.Task;
            throw new InvalidOperationException("async void was wrong");
        }
    }
}
