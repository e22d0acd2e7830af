using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Simulation.Worlds;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Worlds;

[Category(Level.Integration)]
public sealed class EscapeTests
{
    [Fact]
    public void A_continuation_on_another_thread_is_found_and_its_code_named()
    {
        var found = Assert.Single(Live(() => new Runaway(static async () => await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding))).Violations);

        Assert.Equal("escape", found.Checker);
        Assert.Contains(nameof(EscapeTests), found.Place, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_that_asks_the_host_from_another_thread_is_named_by_its_method()
    {
        var found = Assert.Single(Live(() => new Runaway(null)).Violations);

        Assert.Equal("escape", found.Checker);
        Assert.Contains(nameof(Runaway), found.Place, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_awaits_what_never_comes_is_found_at_the_end_of_the_day()
    {
        var found = Assert.Single(Live(() => new Runaway(static () => new TaskCompletionSource().Task)).Violations);

        Assert.Equal(("escape", "runaway position.opened"), (found.Checker, found.Place));
        Assert.Contains("outside of its world", found.Text, StringComparison.Ordinal);
    }

    private static DayReport Live(Func<HybridPlugin> make) => new World(
        LivedDay.Calm(),
        new WorldOptions { Plugins = OneLoader.Of("runaway", make) })
        .Run(TestContext.Current.CancellationToken);

    private sealed class Runaway(Func<Task>? escape) : HybridPlugin
    {
        public override async ValueTask OnOpened(PositionOpened opened)
        {
            if (escape is not null)
            {
                // The other thread may be done before this one awaits it, which is no escape: once more, until it is one.
                while (true)
                {
                    await escape();
                }
            }

            // The house's own rule is broken here on purpose. A busy machine could live the whole day before the other thread is there: waited for.
            using var isThere = new ManualResetEventSlim();
            var asking = Task.Run(() =>
            {
                isThere.Set();
                AskFromElsewhere();
            });
            isThere.Wait();
            await asking;
        }

        private void AskFromElsewhere() => After(TimeSpan.FromSeconds(1), static () => default);
    }
}
