using PluginHybrid.FakeExchange.Server;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;
using Side = PluginHybrid.FakeExchange.Venue.Side;

namespace PluginHybrid.Integration.Tests.Connecting;

/// <summary>A machine whose clock is wrong, against a venue that refuses what is too old or from the future.</summary>
[Category(Level.Integration)]
public sealed class ClockTests
{
    [Theory]
    [InlineData(-3600)]
    [InlineData(-2)]
    [InlineData(2)]
    [InlineData(3600)]
    public async Task A_wrong_clock_is_measured_and_allowed_for(int secondsAhead)
    {
        var offset = TimeSpan.FromSeconds(secondsAhead);
        await using var rig = await Rig.FreshAsync(Rig.Lively, exchange =>
        {
            exchange.Controls.ClockOffset = offset;
            exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        });

        var measured = rig.Stream.Statistics.ClockOffset;

        // A loaded machine answers late, and half of the round trip is what the measurement may be off.
        Assert.True(measured is { } found && (found - offset).Duration() < TimeSpan.FromSeconds(1.9), $"Wanted about {offset}, found {measured}.");
        Assert.Empty(rig.Events.Of<AuthFailed>());
        Assert.Empty(rig.Events.Of<ReconcileFailed>());
        Assert.Single(rig.Stream.Positions);
    }

    [Fact]
    public async Task A_clock_that_moved_since_the_start_is_measured_again_on_the_next_dial()
    {
        await using var rig = await Rig.FreshAsync();
        rig.Exchange.Controls.ClockOffset = TimeSpan.FromMinutes(-5);

        rig.Exchange.Controls.Drop(ConnectionKind.Private);
        await rig.Events.Await<StreamReconnected>("the private stream is back", it => it.Stream == StreamKind.Private);
        await rig.Fresh("with the clock moved");

        Assert.True(rig.Stream.Statistics.ClockOffset < TimeSpan.FromMinutes(-4), rig.Tell());
        Assert.DoesNotContain(rig.Events.Of<AuthFailed>(), failed => failed.IsFinal);
    }
}
