using System.Runtime.CompilerServices;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Sources;

[Category(Level.Unit)]
public sealed class LifeRollTests
{
    private readonly LifeRoll _roll = new();
    private readonly List<object> _kept = [];

    [Fact]
    public void Who_lives_and_who_is_gone_are_not_told()
    {
        Begin(1, keeps: false, "trail", "trail", "book");
        Begin(2, keeps: true, "trail", "book");

        Assert.Empty(_roll.Left(isHostUp: true));
        GC.KeepAlive(_kept);
    }

    [Fact]
    public void A_dead_process_and_its_instances_that_somebody_holds_are_told()
    {
        Begin(1, keeps: true, "trail");
        Begin(2, keeps: true, "trail");

        Assert.Equal(["host 1", "an instance of trail in host 1"], _roll.Left(isHostUp: true));
        Assert.Equal(4, _roll.Left(isHostUp: false).Count);
        GC.KeepAlive(_kept);
    }

    [Fact]
    public void So_is_an_instance_that_was_swapped_out()
    {
        Begin(1, keeps: true, "trail", "trail");

        Assert.Equal(["an instance of trail in host 1"], _roll.Left(isHostUp: true));
        GC.KeepAlive(_kept);
    }

    // Apart: a local of the test's own frame would keep what it made.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Begin(int number, bool keeps, params string[] plugins)
    {
        var process = new object();
        _roll.Begins(process, number);
        var made = plugins.Select(plugin => (plugin, Instance: new object())).ToList();
        made.ForEach(one => _roll.Add(one.plugin, one.Instance));
        if (keeps) _kept.AddRange([process, .. made.Select(one => one.Instance)]);
    }
}
