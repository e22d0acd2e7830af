using PluginHybrid.Replay.Lockstep;
using PluginHybrid.Testing;

namespace PluginHybrid.Replay.Tests.Lockstep;

[Category(Level.Unit)]
public sealed class BellTests
{
    private readonly Bell _bell = new(TimeProvider.System);

    [Fact]
    public async Task A_ring_between_look_and_wait_is_not_lost()
    {
        var looks = 0;

        var missing = await Wait.For("the look after the ring", Task.Run(
            () => _bell.Wait(
                () =>
                {
                    if (++looks > 1)
                    {
                        return null;
                    }

                    _bell.Ring();
                    return "it";
                },
                TimeSpan.FromMinutes(5),
                TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken));

        Assert.Null(missing);
    }

    [Fact]
    public void Patience_that_ended_tells_what_was_missing() =>
        Assert.Equal("the dial", _bell.Wait(() => "the dial", TimeSpan.FromMilliseconds(1), TestContext.Current.CancellationToken));

    [Fact]
    public async Task Whoever_gives_up_is_let_go_at_once()
    {
        using var interrupted = new CancellationTokenSource();
        var waiting = Task.Run(() => _bell.Wait(() => "it", TimeSpan.FromMinutes(5), interrupted.Token), TestContext.Current.CancellationToken);

        await interrupted.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Wait.For("the end of the wait", waiting));
    }
}
