using PluginHybrid.Core.Events;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Worlds;

/// <summary>What a person does while no host lives is told by the next one, in the lives that the dead one began.</summary>
[Category(Level.Integration)]
public sealed class RestartedLivesTests
{
    [Fact]
    public void A_leg_that_stays_is_opened_once_more_in_its_life() =>
        Assert.Equal("opened 1 PrivatePush | opened 1 Reconciliation | opened 1 Reconciliation", Told());

    [Fact]
    public void A_leg_that_closes_meanwhile_is_closed_by_the_next_process_and_not_by_the_one_after() =>
        Assert.Equal("opened 1 PrivatePush | closed 1 Reconciliation, opened 2 PrivatePush | opened 2 Reconciliation", Told(
            new Deed(DeedKind.Close, TimeSpan.FromSeconds(70), "BTCUSDT", 0, 1),
            new Deed(DeedKind.Buy, TimeSpan.FromSeconds(110), "BTCUSDT", 0, 3)));

    [Theory]
    [InlineData(DeedKind.Buy)]
    [InlineData(DeedKind.Sell)]
    public void A_leg_that_closes_and_opens_meanwhile_is_two_lives(DeedKind anew) =>
        Assert.StartsWith("opened 1 PrivatePush | closed 1 Reconciliation, opened 2 Reconciliation", Told(
            new Deed(DeedKind.Close, TimeSpan.FromSeconds(66), "BTCUSDT", 0, 1),
            new Deed(anew, TimeSpan.FromSeconds(72), "BTCUSDT", 0, 3)), StringComparison.Ordinal);

    [Fact]
    public void A_close_that_was_told_before_the_death_is_not_told_again() =>
        Assert.Equal("opened 1 PrivatePush, closed 1 PrivatePush | opened 2 PrivatePush | opened 2 Reconciliation", Told(
            new Deed(DeedKind.Close, TimeSpan.FromSeconds(50), "BTCUSDT", 0, 1),
            new Deed(DeedKind.Buy, TimeSpan.FromSeconds(110), "BTCUSDT", 0, 3)));

    // Bought at 10 s; the first process dies at 60 s, the second at 130 s, each for 20 s. Lines of processes are parted by bars.
    private static string Told(params Deed[] more)
    {
        var ear = new Ear();
        var report = LivedDay.Live(
            LivedDay.Calm() with
            {
                Length = TimeSpan.FromMinutes(4),
                Deeds = [new Deed(DeedKind.Buy, TimeSpan.FromSeconds(10), "BTCUSDT", 0, 3), .. more],
                Troubles = [.. new[] { 60, 130 }.Select(at => new Trouble(TroubleKind.HostCrash, TimeSpan.FromSeconds(at), TimeSpan.FromSeconds(20), ""))],
            },
            ear, new EventOrder(), new Agreement());
        Assert.Empty(report.Violations);
        Assert.Equal(3, report.Incarnations);
        return string.Join(" | ", ear.Told.Where(told => told.Count > 0).Select(told => string.Join(", ", told)));
    }

    private sealed class Ear : Checker
    {
        public List<List<string>> Told { get; } = [];

        public override string Name => "ear";

        public override void HostStarts(IWorldSight world, EventRouter router)
        {
            List<string> told = [];
            Told.Add(told);
            router.On(EventNames.PositionOpened, (in PositionOpened opened) => told.Add($"opened {opened.Position.Life} {opened.Cause}"));
            router.On(EventNames.PositionClosed, (in PositionClosed closed) => told.Add($"closed {closed.Position.Life} {closed.Cause}"));
        }
    }
}
