using PluginHybrid.Simulation.Times;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Times;

[Category(Level.Unit)]
public sealed class VirtualTimeTests
{
    [Fact]
    public void What_a_dead_party_sets_again_and_again_does_not_hold_up_what_it_set_for_later()
    {
        var home = new HomeThread();
        home.Enter();
        var time = new VirtualTime(new Timeline(), home);
        var (often, gaveUp) = (0, false);
        ITimer again = null!;
        again = time.CreateTimer(_ => again.Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        using var counts = time.CreateTimer(_ => often++, null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);
        using var patience = time.CreateTimer(_ => gaveUp = true, null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        var died = time.GetUtcNow();

        time.Die();
        time.Outlive(() => gaveUp);

        Assert.True(gaveUp);
        Assert.Equal(1, often);
        Assert.Equal(TimeSpan.FromSeconds(5), time.GetUtcNow() - died);
        again.Dispose();
        home.Leave();
    }
}
