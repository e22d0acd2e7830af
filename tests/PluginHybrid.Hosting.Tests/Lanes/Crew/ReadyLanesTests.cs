using PluginHybrid.Hosting.Lanes.Crew;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Lanes.Crew;

[Category(Level.Unit)]
public sealed class ReadyLanesTests
{
    [Fact]
    public void First_come_first_served_and_known_is_whether_one_waited_since_the_last_question()
    {
        using var yard = new CrewYard();
        var ready = new ReadyLanes();
        var (a, b) = ((CrewDriver)yard.Asleep("a").Driver!, (CrewDriver)yard.Asleep("b").Driver!);
        Assert.False(ready.HaveWaited());

        ready.Add(a);
        Assert.False(ready.HaveWaited());
        ready.Add(b);
        Assert.Same(a, ready.Take());
        Assert.False(ready.HaveWaited());
        ready.Add(a);
        Assert.True(ready.HaveWaited());

        Assert.Equal((2, b, a), (ready.Count, ready.Take(), ready.Take()));
        Assert.Null(ready.Take());
        Assert.False(ready.HaveWaited());
    }
}
