using PluginHybrid.Faults;
using PluginHybrid.Testing;

namespace PluginHybrid.Failover.Tests.Lending;

[Category(Level.Unit)]
public sealed class HostLivesTests
{
    private readonly Lock _gate = new();
    private readonly List<string> _told = [];

    private string Told
    {
        get
        {
            lock (_gate)
            {
                return string.Join(' ', _told);
            }
        }
    }

    [Fact]
    public async Task The_next_process_starts_when_the_dead_one_has_let_go_and_that_one_is_disposed_beside_it()
    {
        var lives = Lives();
        await lives.StartAsync(TestContext.Current.CancellationToken);

        var next = lives.Crash();
        await Wait.Until("the first is dead", () => !lives.IsUp);
        next.Dispose();
        next.Dispose();

        await Wait.Until("the second runs", () => lives is { IsUp: true, Newest.Number: 2 });
        await lives.DisposeAsync();
        Assert.Equal("1 made 1 starts 1 dies 1 disposed 2 made 2 starts 2 disposed", Told);
    }

    [Fact]
    public async Task A_dead_process_does_not_die_again_and_two_calls_for_the_next_make_one()
    {
        var lives = Lives();
        await lives.StartAsync(TestContext.Current.CancellationToken);

        var (first, second) = (lives.Crash(), lives.Crash());
        first.Dispose();
        second.Dispose();

        await lives.DisposeAsync();
        Assert.Equal("1 made 1 starts 1 dies 1 disposed 2 made 2 starts 2 disposed", Told);
    }

    [Fact]
    public async Task A_process_that_is_dead_at_the_end_stays_so()
    {
        var lives = Lives();
        await lives.StartAsync(TestContext.Current.CancellationToken);

        var next = lives.Crash();
        await lives.SettleAsync();
        next.Dispose();
        await lives.DisposeAsync();

        Assert.Equal("1 made 1 starts 1 dies 1 disposed", Told);
    }

    [Fact]
    public async Task A_start_that_fails_is_told_at_the_end_and_everything_is_disposed()
    {
        var lives = Lives(failsAt: 2);
        await lives.StartAsync(TestContext.Current.CancellationToken);

        lives.Crash().Dispose();
        await Assert.ThrowsAsync<IOException>(lives.SettleAsync);
        await Assert.ThrowsAsync<IOException>(async () => await lives.DisposeAsync());

        Assert.Equal("1 made 1 starts 1 dies 1 disposed 2 made 2 starts 2 disposed", Told);
    }

    [Fact]
    public async Task A_death_waits_for_the_start_before_it()
    {
        var starting = new TaskCompletionSource();
        var lives = new HostLives<Life>(() => new Life(1, Tell, () => starting.Task));
        var started = lives.StartAsync(TestContext.Current.CancellationToken);

        lives.Crash();
        Assert.Equal("1 starts", Told);
        starting.SetResult();
        await started;
        await lives.DisposeAsync();

        Assert.Equal("1 starts 1 dies 1 disposed", Told);
    }

    private HostLives<Life> Lives(int failsAt = 0)
    {
        var made = 0;
        return new HostLives<Life>(() =>
        {
            made++;
            Tell($"{made} made");
            return new Life(made, Tell, () => made == failsAt ? Task.FromException(new IOException("taken")) : Task.CompletedTask);
        });
    }

    private void Tell(string what)
    {
        lock (_gate)
        {
            _told.Add(what);
        }
    }

    private sealed class Life(int number, Action<string> tell, Func<Task> start) : IHostLife
    {
        public int Number => number;

        public Task StartAsync(CancellationToken token)
        {
            tell($"{number} starts");
            return start();
        }

        public Task AbandonAsync()
        {
            tell($"{number} dies");
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync()
        {
            tell($"{number} disposed");
            return ValueTask.CompletedTask;
        }
    }
}
