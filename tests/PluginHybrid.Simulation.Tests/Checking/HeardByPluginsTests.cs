using PluginHybrid.Sdk.Events;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Checking;

[Category(Level.Unit)]
public sealed class HeardByPluginsTests
{
    private readonly Bench _bench = new(new EventOrder());

    [Fact]
    public void Two_lives_one_after_the_other_are_right_and_another_process_begins_anew()
    {
        Take(new PositionOpened(At(1), Bench.Leg(), default, UpdateCause.PrivatePush));
        Tick(2);
        Take(Update(3));
        Take(new PositionClosed(At(4), Bench.Leg(), null, default, UpdateCause.PrivatePush));
        Take(new PositionOpened(At(5), Bench.Leg(life: 2), default, UpdateCause.PrivatePush));
        Tick(6, life: 2);
        _bench.Restart();
        Tick(2);

        Assert.Empty(_bench.Checker.Found);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_tick_after_the_close_is_told_also_to_the_instance_that_was_swapped_in(bool swaps)
    {
        Take(new PositionClosed(At(4), Bench.Leg(), null, default, UpdateCause.PrivatePush));
        if (swaps)
        {
            _bench.Checker.PluginEnds(_bench.Sight, "trail");
            _bench.Checker.PluginBegins(_bench.Sight, "trail");
        }

        Tick(5);

        Assert.Equal("plugin-flat", _bench.Places);
    }

    [Fact]
    public void An_account_update_after_the_close_is_told()
    {
        Take(new PositionClosed(At(4), Bench.Leg(), null, default, UpdateCause.PrivatePush));
        Take(Update(5));

        Assert.Equal("plugin-flat", _bench.Places);
    }

    [Fact]
    public void A_tick_that_is_older_than_what_came_before_it_is_told_to_whom_it_came()
    {
        Take(Update(5));
        _bench.Checker.PluginTicks(_bench.Sight, "another", Update(4));
        Tick(4);

        Assert.Equal("plugin-older", _bench.Places);
        Assert.StartsWith("trail ", Assert.Single(_bench.Checker.Found).Text, StringComparison.Ordinal);
    }

    private static EventStamp At(long sequence) => new(sequence, sequence, DateTimeOffset.UnixEpoch);

    private static PositionUpdate Update(long sequence, int life = 1) => new() { Stamp = At(sequence), Position = Bench.Leg(life: life), Cause = UpdateCause.Tick };

    private void Tick(long sequence, int life = 1) => _bench.Checker.PluginTicks(_bench.Sight, "trail", Update(sequence, life));

    private void Take(IHybridEvent happened) => _bench.Checker.PluginTakes(_bench.Sight, "trail", happened);
}
