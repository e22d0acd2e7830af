using PluginHybrid.Hosting.Tests.Fakes;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Lifecycle;

[Category(Level.Unit)]
public sealed class ImpatienceTests
{
    [Fact]
    public async Task A_plugin_that_is_given_up_while_it_stops_leaves_no_exception_that_nobody_sees()
    {
        var unseen = 0;
        EventHandler<UnobservedTaskExceptionEventArgs> count = (_, told) =>
        {
            unseen += told.Exception.InnerException is TimeoutException { Message: "a did not stop" } ? 1 : 0;
        };
        TaskScheduler.UnobservedTaskException += count;
        try
        {
            await GiveUpAsync();
            GC.Collect();
            GC.WaitForPendingFinalizers();

            Assert.Equal(0, unseen);
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= count;
        }
    }

    // Apart, so that nothing of it is on the stack when the collector looks.
    private static async Task GiveUpAsync()
    {
        await using var stage = new Stage();
        await stage.Run("a", () => new Listener { Does = async (_, happened) => await (happened is WalletUpdate ? new TaskCompletionSource().Task : Task.CompletedTask) });
        stage.Wallet(1);
        await stage.Host.DisableAsync("a");
    }
}
