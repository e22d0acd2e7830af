using PluginHybrid.Replay.Divergences;
using PluginHybrid.Replay.Running;
using PluginHybrid.Replay.Tests.Rigging;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Testing;

namespace PluginHybrid.Replay.Tests.Running;

[Category(Level.Integration)]
public sealed class DivergenceTests(RecordedSession session) : IClassFixture<RecordedSession>
{
    [Fact]
    public async Task With_the_same_plugins_nothing_differs_and_the_report_says_so()
    {
        var report = await session.Replay();

        Assert.True(report.IsSame, ReportText.Of(report));
        Assert.Contains("as the live run", ReportText.Of(report), StringComparison.Ordinal);
        Assert.True(report.Commands > 0);
        Assert.Equal(report.EventLines.Lines.Count, report.EventLines.Inputs.Count);
    }

    [Fact]
    public async Task A_command_that_was_recorded_and_is_not_given_is_told_with_record_and_time()
    {
        var report = await session.Replay(() => new Idle());

        Assert.False(report.IsSame);
        var first = report.Divergences.First(one => one.Kind == DivergenceKind.NotDone);
        Assert.Contains("restless/1", first.What, StringComparison.Ordinal);
        Assert.True(first.Record > 0 && first.At > TimeSpan.Zero, first.ToString());
        Assert.DoesNotContain("restless/", report.DecisionLines.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_command_is_denied_as_not_in_the_recording_and_the_run_goes_on()
    {
        var recorded = await session.Replay();
        OrderOutcome? outcome = null;
        var report = await session.Replay(() => new Stubborn(recorded.Commands + 1, given => outcome ??= given));

        var denied = Assert.IsType<Denied>(outcome);
        Assert.Equal(("not-in-recording", true), (denied.Rule, denied.Reason.StartsWith("not in recording", StringComparison.Ordinal)));
        Assert.Contains(report.Divergences, one => one.Kind == DivergenceKind.Differs && one.Recorded.Length > 0 && one.Replayed.Contains("stubborn", StringComparison.Ordinal));
        Assert.Contains(report.Divergences, one => one.Kind == DivergenceKind.NotRecorded && one.What.StartsWith("restless/", StringComparison.Ordinal));
        Assert.Equal(recorded.Inputs, report.Inputs);
    }

    [Fact]
    public async Task Without_plugins_the_recorded_commands_lead_to_the_same_hashes()
    {
        var report = await CoreReplay.RunAsync(new CoreReplayOptions { Path = session.Path }, TestContext.Current.CancellationToken);

        Assert.Equal(session.Live.Hashes, report.Hashes);
        Assert.Equal(0, report.DivergenceCount);
    }

    [Fact]
    public async Task A_replay_stops_where_it_is_told_to_and_shows_the_state_there()
    {
        var opened = await session.Replay(until: UntilText.Parse("position.opened BTCUSDT#0"));
        var stopped = await session.Replay(until: UntilText.Parse("stop BTCUSDT#0 > 0"));

        Assert.Null(Assert.Single(opened.Positions).StopLoss);
        Assert.True(Assert.Single(stopped.Positions).StopLoss > 0);
        Assert.True(opened.StoppedAt < stopped.StoppedAt && stopped.StoppedAt < (await session.Replay()).Inputs);
        Assert.Contains("BTCUSDT#0 Buy 0.01", ReportText.Of(stopped), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_that_was_cut_off_is_played_as_far_as_it_is_whole_and_the_report_says_so()
    {
        var folder = Directory.CreateTempSubdirectory("torn-");
        try
        {
            var file = Path.Combine(folder.FullName, "session.jsonl");
            var whole = await File.ReadAllBytesAsync(Path.Combine(session.Path, "session.jsonl"), TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(file, whole[..(whole.Length * 2 / 3)], TestContext.Current.CancellationToken);

            var report = await CoreReplay.RunAsync(new CoreReplayOptions { Path = folder.FullName }, TestContext.Current.CancellationToken);

            Assert.True(report.IsTorn);
            Assert.InRange(report.Inputs, 1, (await session.Replay()).Inputs - 1);
            Assert.Contains("its writer was killed", ReportText.Of(report), StringComparison.Ordinal);
            Assert.DoesNotContain("its writer was killed", ReportText.Of(await session.Replay()), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("mark BTCUSDT above 5")]
    [InlineData("mark BTCUSDT > much")]
    [InlineData("n=x")]
    public void What_is_no_place_is_told_with_all_the_forms(string text) =>
        Assert.Contains(UntilText.Forms, Assert.Throws<FormatException>(() => UntilText.Parse(text)).Message, StringComparison.Ordinal);

    private sealed class Idle : HybridPlugin;

    // More commands than were recorded, all with its first update: how many updates come depends on how long the recorded one dawdled.
    private sealed class Stubborn(long commands, Action<OrderOutcome> told) : HybridPlugin
    {
        private long _given;

        public override async ValueTask OnUpdate(PositionUpdate update)
        {
            while (_given++ < commands)
            {
                told(await Orders.Submit(new ClosePosition(update.Position.Key, "stubborn")));
            }
        }
    }
}
