using PluginHybrid.Recordings.Auditing;
using PluginHybrid.Replay.Running;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Worlds;

[Category(Level.Integration)]
public sealed class RecordedDayTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hybrid-world-").FullName;

    [Fact]
    public async Task Every_recorded_host_is_a_valid_recording_and_replays_to_its_hashes()
    {
        // Trouble planted in plugins' turns is not in a recording: a replay's plugins would not have it.
        var day = LivedDay.Stormy(3);
        day = day with { Troubles = [.. day.Troubles.Where(trouble => trouble.Kind is < TroubleKind.PluginThrows or TroubleKind.HostCrash)] };

        var report = LivedDay.Live(day, _folder);

        Assert.True(report.Incarnations >= 2 && report.Commands > 3, $"{report.Incarnations} hosts and {report.Commands} commands prove nothing.");
        for (var host = 1; host <= report.Incarnations; host++)
        {
            var path = Path.Combine(_folder, $"host-{host}");
            Assert.DoesNotContain(RecordingValidator.Validate(path).Findings, finding => finding.IsError);
            var replay = await CoreReplay.RunAsync(new CoreReplayOptions { Path = path, Plugins = _ => LivedDay.Plugins }, TestContext.Current.CancellationToken);
            Assert.True(replay.IsSame, $"host {host}: {replay.DivergenceCount} divergences\n{string.Join('\n', replay.Divergences.Take(5))}\n{replay.Hashes} wanted {replay.Live}");
            Assert.NotNull(replay.Live);
        }
    }

    [Fact]
    public void A_day_is_the_same_recorded_or_not() =>
        Assert.Equal(LivedDay.Live(LivedDay.Stormy(4)).Hash, LivedDay.Live(LivedDay.Stormy(4), _folder).Hash);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
