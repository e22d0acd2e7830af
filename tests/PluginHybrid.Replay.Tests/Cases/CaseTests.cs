using PluginHybrid.Recordings.Auditing;
using PluginHybrid.Replay.Cases;
using PluginHybrid.Replay.Tests.Rigging;
using PluginHybrid.Replay.Verifying;
using PluginHybrid.Testing;

namespace PluginHybrid.Replay.Tests.Cases;

/// <summary>Cut anywhere, a session of a plugin that dawdles, awaits and has timers replays as it was up to there.</summary>
[Category(Level.Integration), Slow]
public sealed class CaseTests(RecordedSession session) : IClassFixture<RecordedSession>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("case-");

    private string Case => Path.Combine(_folder.FullName, "mine");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.7)]
    [InlineData(0.9)]
    public async Task A_case_ends_as_the_recording_stood_at_its_last_input(double share)
    {
        var report = await MakeAsync(to: await session.TimeOfAsync(share));

        Assert.True(report.Last < report.Inputs, $"{report}");
        var there = await session.Replay(until: moment => moment.Input == report.Last);
        Assert.Equal(there.Hashes, report.Hashes);
        Assert.DoesNotContain(RecordingValidator.Validate(Case).Findings, finding => finding.IsError);
        var again = await Verifier.VerifyAsync(Case, TestContext.Current.CancellationToken);
        Assert.True(again.Outcome == VerifyOutcome.Same, again.Text);
    }

    [Fact]
    public async Task Without_a_cut_it_is_the_live_run()
    {
        var report = await MakeAsync(to: TimeSpan.MaxValue);

        Assert.Equal(session.Live.Hashes, report.Hashes);
        Assert.Equal((report.Inputs, 0), (report.Last, report.Moved));
    }

    [Fact]
    public async Task The_text_for_people_begins_where_they_asked()
    {
        var whole = await session.Replay();
        var from = await session.TimeOfAsync(0.5);

        await MakeAsync(from, await session.TimeOfAsync(0.8));

        var shown = new GoldenFiles(Case).Events;
        Assert.NotEmpty(shown);
        Assert.True(shown.Count < whole.EventLines.Lines.Count, $"{shown.Count} lines");
        Assert.All(shown, line => Assert.Contains(line, whole.EventLines.Lines.Concat(shown)));
        Assert.All(shown, line => Assert.True(SecondsOf(line) + 1 >= from.TotalSeconds, line));
    }

    [Fact]
    public async Task Of_a_case_another_can_be_made()
    {
        await MakeAsync(to: await session.TimeOfAsync(0.8));
        var shorter = Path.Combine(_folder.FullName, "shorter");

        var report = await new CaseMaker(Options(Case) with { To = await session.TimeOfAsync(0.5) }, TimeProvider.System).MakeAsync(shorter, token: TestContext.Current.CancellationToken);

        var there = await session.Replay(until: moment => moment.Input == report.Last);
        Assert.Equal(there.Hashes, report.Hashes);
    }

    [Fact]
    public async Task What_does_not_replay_becomes_no_case()
    {
        var options = Options(session.Path) with
        {
            To = await session.TimeOfAsync(0.9),
            Plugins = (_, _) => LiveRun.PluginsOf(new Dictionary<string, Func<Sdk.HybridPlugin>> { ["restless"] = () => new Quiet() }),
        };

        var refused = await Assert.ThrowsAsync<ReplayException>(() => new CaseMaker(options, TimeProvider.System).MakeAsync(Case, token: TestContext.Current.CancellationToken));

        Assert.Contains("At the last one tried: n=", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--core", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_at_which_nothing_had_happened_is_refused()
    {
        var early = Options(session.Path) with { To = TimeSpan.Zero };
        var late = Options(session.Path) with { From = TimeSpan.FromHours(1) };

        foreach (var options in new[] { early, late })
        {
            await Assert.ThrowsAsync<ReplayException>(() => new CaseMaker(options, TimeProvider.System).MakeAsync(Case, token: TestContext.Current.CancellationToken));
        }
    }

    private RecordingVerifier Verifier => new((_, _) => session.Live.Plugins(), TimeProvider.System);

    private CaseOptions Options(string recording) => new() { Recording = recording, Plugins = (_, _) => session.Live.Plugins() };

    private Task<CaseReport> MakeAsync(TimeSpan to) => MakeAsync(TimeSpan.Zero, to);

    private Task<CaseReport> MakeAsync(TimeSpan from, TimeSpan to) =>
        new CaseMaker(Options(session.Path) with { From = from, To = to }, TimeProvider.System).MakeAsync(Case, token: TestContext.Current.CancellationToken);

    private static double SecondsOf(string line) => double.Parse(line.TrimStart().Split(' ')[0].TrimEnd('.'), System.Globalization.CultureInfo.InvariantCulture);

    private sealed class Quiet : Sdk.HybridPlugin;
}
