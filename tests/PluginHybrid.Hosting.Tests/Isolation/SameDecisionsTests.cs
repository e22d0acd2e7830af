using PluginHybrid.IsolationChild;
using PluginHybrid.Sdk.Lifecycle;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Isolation;

[Category(Level.Integration)]
public class SameDecisionsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(20261122)]
    public async Task A_plugin_decides_the_same_in_its_process_and_on_the_lane(int seed)
    {
        using var onLane = await RunAsync(seed, inProcess: false);
        using var inProcess = await RunAsync(seed, inProcess: true);

        Assert.True(onLane.Host.Commands.Count > 50, $"only {onLane.Host.Commands.Count} commands: the plugin is no test");
        Assert.Equal(onLane.Host.Commands, inProcess.Host.Commands);
        Assert.Equal(onLane.Log, inProcess.Log);
        Assert.Equal(onLane.Host.Stored, inProcess.Host.Stored);
        Assert.Equal(onLane.Host.Figures, inProcess.Host.Figures);
        Assert.Equal(onLane.Host.Watching, inProcess.Host.Watching);
    }

    private static async Task<PluginBench> RunAsync(int seed, bool inProcess)
    {
        var bench = new PluginBench(nameof(Decider), inProcess);
        bench.Host.Desk = (number, command) => new(Answer(number, command));
        bench.Host.Books.Take(new Sdk.Events.InstrumentUpdate(default, Happenings.Rules("BTCUSDT")));
        await Wait.For("the start", bench.StartAsync());
        var events = new Happenings(seed);
        for (var i = 0; i < 600; i++)
        {
            var happened = events.Next();
            await Wait.For($"timers before event {i}", bench.TimersAsync(happened.Stamp.ReceivedAt));
            await Wait.For($"event {i}, {happened}", bench.TellAsync(happened));
        }

        await Wait.For("the stop", bench.StopAsync(StopReason.Swap));
        Assert.Empty(bench.Faults);
        return bench;
    }

    private static OrderOutcome Answer(int number, OrderCommand command) => (number % 5) switch
    {
        0 => new Denied($"bench/{number}", "never-looser", "would loosen"),
        1 => new Rejected($"bench/{number}", 10001, "wrong side"),
        _ => new Accepted($"bench/{number}") { Price = (command as SetStop)?.Price - 0.05m },
    };
}
