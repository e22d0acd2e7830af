using PluginHybrid.Recordings.Auditing;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Replay.Running;
using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Worlds;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Worlds;

[Category(Level.Integration)]
public sealed class RecordedDayTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hybrid-world-").FullName;

    [Fact]
    public async Task Every_recorded_host_of_a_day_with_all_troubles_is_a_valid_recording_and_replays_to_its_hashes()
    {
        var report = LivedDay.Live(LivedDay.Stormy(3), _folder);

        Assert.True(report.Incarnations >= 2 && report.Commands > 3, $"{report.Incarnations} hosts and {report.Commands} commands prove nothing.");
        await AllReplay(report);
    }

    [Fact]
    public async Task A_process_that_knows_an_open_leg_of_the_one_before_replays_to_its_hashes()
    {
        var report = LivedDay.Live(
            LivedDay.Calm() with { Length = TimeSpan.FromMinutes(3), Troubles = [new Trouble(TroubleKind.HostCrash, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(20), "")] },
            _folder);

        Assert.True(HadLegs(2), "The second process knew no open leg: this proves nothing.");
        await AllReplay(report);
    }

    [Theory]
    [InlineData(TroubleKind.PluginThrows, 0, "mk planted", "pt stop suspended", "pl start resumed")]
    [InlineData(TroubleKind.PluginSlow, 800, "mk planted", "pt continuation ")]
    [InlineData(TroubleKind.PluginRestart, 0, "pt stop disabled", "pl start enabled")]
    [InlineData(TroubleKind.PluginSwap, 0, "pl swap swap")]
    public async Task Trouble_of_a_plugin_replays_to_the_hashes_of_the_day(TroubleKind kind, int amount, params string[] recorded)
    {
        var struck = Enumerable.Range(0, 3).Select(number => new Trouble(
            kind, TimeSpan.FromSeconds(30 + (number * 90)), TimeSpan.FromSeconds(20), number == 1 ? "position-manager" : "trailing-stop", amount));

        var report = LivedDay.Live(Traded() with { Troubles = [.. struck] }, _folder);

        Assert.Empty(recorded.Except(Told()));
        await AllReplay(report);
    }

    [Fact]
    public async Task Code_behind_an_await_is_told_the_time_at_which_it_went_on_and_so_in_a_replay()
    {
        List<TimeSpan> live = [], replayed = [];
        var day = Traded() with { Troubles = [new Trouble(TroubleKind.PluginSlow, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(20), "late", 5_030)] };

        new World(day, new WorldOptions { Plugins = OneLoader.Of("late", () => new Late(live)), RecordInto = _folder }).Run(TestContext.Current.CancellationToken);
        await CoreReplay.RunAsync(
            new CoreReplayOptions { Path = Path.Combine(_folder, "host-1"), Plugins = _ => OneLoader.Of("late", () => new Late(replayed)) },
            TestContext.Current.CancellationToken);

        Assert.Contains(TimeSpan.FromMilliseconds(5_030), live);
        Assert.Contains(TimeSpan.Zero, live);
        Assert.Equal(live, replayed);
    }

    [Fact]
    public async Task A_swap_that_lost_patience_with_a_slow_turn_replays_to_the_hashes_of_the_day()
    {
        var report = LivedDay.Live(
            Traded() with
            {
                Troubles =
                [
                    new Trouble(TroubleKind.PluginSlow, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(20), "trailing-stop", 60_000),
                    new Trouble(TroubleKind.PluginSwap, TimeSpan.FromSeconds(75), TimeSpan.Zero, "trailing-stop"),
                ],
            },
            _folder);

        Assert.Contains("pl patience ", Told());
        await AllReplay(report);
    }

    [Fact]
    public async Task All_troubles_of_plugins_one_in_the_other_replay_to_the_hashes_of_the_day()
    {
        TroubleKind[] kinds = [TroubleKind.PluginSlow, TroubleKind.PluginSwap, TroubleKind.PluginThrows, TroubleKind.PluginRestart];
        string[] plugins = ["trailing-stop", "position-manager", "aged-monitor"];
        var struck = Enumerable.Range(0, 24).Select(number => new Trouble(
            kinds[number % 4], TimeSpan.FromSeconds(20 + (number * 11)), TimeSpan.FromSeconds(15), plugins[number / 4 % 3], 700));

        var report = LivedDay.Live(Traded() with { Troubles = [.. struck] }, _folder);

        Assert.Empty(new[] { "mk planted", "pl swap swap", "pl start enabled", "pt stop suspended" }.Except(Told()));
        await AllReplay(report);
    }

    [Fact]
    public void A_day_is_the_same_recorded_or_not() =>
        Assert.Equal(LivedDay.Live(LivedDay.Stormy(4)).Hash, LivedDay.Live(LivedDay.Stormy(4), _folder).Hash);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Day Traded() => LivedDay.Calm(5) with
    {
        Symbols = ["BTCUSDT", "ETHUSDT"],
        Deeds =
        [
            new Deed(DeedKind.Buy, TimeSpan.FromSeconds(10), "BTCUSDT", 0, 3),
            new Deed(DeedKind.Sell, TimeSpan.FromSeconds(40), "ETHUSDT", 0, 5),
            new Deed(DeedKind.Flip, TimeSpan.FromSeconds(120.1), "BTCUSDT", 0, 4),
            new Deed(DeedKind.Flip, TimeSpan.FromSeconds(260), "ETHUSDT", 0, 4),
        ],
    };

    // Whether a process began with a leg that the one before knew as open.
    private bool HadLegs(int host)
    {
        using var reader = RecordingReader.Open(Path.Combine(_folder, $"host-{host}"));
        return reader.Header.Session.Contains("\"knownLegs\":[{", StringComparison.Ordinal) && reader.Header.Session.Contains("\"open\":{", StringComparison.Ordinal);
    }

    // What the first host's recording says of its plugins: kind, word, reason.
    private HashSet<string> Told()
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        using var reader = RecordingReader.Open(Path.Combine(_folder, "host-1"));
        while (reader.TryRead(out var record))
        {
            if (record.Kind is RecordKind.PluginTimer or RecordKind.Plugin)
            {
                told.Add($"{record.Kind.Name()} {record.Text("w"u8)} {record.Text("re"u8)}");
            }
            else if (record.Kind == RecordKind.Mark)
            {
                told.Add($"mk {record.Text("m"u8)}");
            }
        }

        return told;
    }

    private static long Thrown(string path)
    {
        using var reader = RecordingReader.Open(path);
        var thrown = 0;
        while (reader.TryRead(out var record))
        {
            thrown += record.Kind == RecordKind.Mark && !record.ToString().Contains("\"ns\":", StringComparison.Ordinal) ? 1 : 0;
        }

        return thrown;
    }

    // Slow turns wait before its handler: that is the code behind the await.
    private sealed class Late(List<TimeSpan> told) : HybridPlugin
    {
        public override ValueTask OnUpdate(PositionUpdate update)
        {
            told.Add(Now - update.Stamp.ReceivedAt);
            return default;
        }
    }

    private async Task AllReplay(DayReport report)
    {
        for (var host = 1; host <= report.Incarnations; host++)
        {
            var path = Path.Combine(_folder, $"host-{host}");
            Assert.DoesNotContain(RecordingValidator.Validate(path).Findings, finding => finding.IsError);
            var replay = await CoreReplay.RunAsync(new CoreReplayOptions { Path = path, Plugins = _ => LivedDay.Plugins }, TestContext.Current.CancellationToken);
            Assert.True(replay.IsSame, $"host {host}: {replay.DivergenceCount} divergences\n{string.Join('\n', replay.Divergences.Take(5))}\n{replay.Hashes} wanted {replay.Live}");
            Assert.NotNull(replay.Live);
            Assert.Equal(Thrown(path), replay.Plugins.Sum(plugin => plugin.FaultCount));
        }
    }
}
