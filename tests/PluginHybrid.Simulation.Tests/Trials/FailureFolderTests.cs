using PluginHybrid.Core.Orders;
using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.Recordings.Auditing;
using PluginHybrid.Replay.Running;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Shrinking;
using PluginHybrid.Simulation.Tests.Worlds;
using PluginHybrid.Simulation.Trials;
using PluginHybrid.Simulation.Worlds;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Trials;

[Category(Level.Integration)]
public sealed class FailureFolderTests : IDisposable
{
    private static readonly Violation Bug = new("never-naked", "lost-stop", TimeSpan.FromMinutes(1), 7, "wanted a stop\nfound none");
    private readonly string _folder = Directory.CreateTempSubdirectory("hybrid-failure-").FullName;

    private string Found => Path.Combine(_folder, "found");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_holds_the_exact_day_and_a_fault_script_and_tells_how_to_live_it()
    {
        var day = DayMaker.Make(13, TimeSpan.FromHours(1));
        var folder = new FailureFolder(Found, new ShrunkDay(day, Bug, 17, IsMinimal: false));

        var again = folder.Write(new FakeLife { Rule = _ => Bug });

        Assert.Same(Bug, again);
        var text = File.ReadAllText(Path.Combine(Found, DayFolder.DayFile));
        Assert.Equal("# never-naked/lost-stop: wanted a stop", text.Split('\n')[1]);
        Assert.Equal(DayText.Of(day), DayText.Of(DayText.Read(text)));
        Assert.NotEmpty(FaultScript.ReadFile(Path.Combine(Found, DayFolder.FaultsFile)).Entries);
        Assert.Contains($"{day.Troubles.Count} troubles and {day.Deeds.Count} deeds in 3600 s; 17 days lived (not to the end).", folder.Summary, StringComparison.Ordinal);
        Assert.EndsWith($"hybrid simulate --day {Path.Combine(Found, "day.yaml")}", folder.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void The_day_is_lived_once_more_recorded_and_watched_by_the_checker_that_spoke()
    {
        var day = DayMaker.Make(13, TimeSpan.FromHours(1));
        List<(string? Into, string Watching)> lived = [];
        var life = new FakeLife
        {
            Decides = (_, around) =>
            {
                lived.Add((around.RecordInto, string.Join(' ', around.Checkers().Select(checker => checker.Name))));
                return false;
            },
        };

        Assert.Null(new FailureFolder(Found, new ShrunkDay(day, Bug, 17, IsMinimal: true)).Write(life));

        Assert.Equal([(Found, "never-naked")], lived);
    }

    [Fact]
    public void A_folder_that_holds_recordings_is_left_as_it_is()
    {
        Directory.CreateDirectory(Path.Combine(Found, "host-1"));
        var life = new FakeLife();

        var refused = Assert.Throws<IOException>(() => new FailureFolder(Found, new ShrunkDay(DayMaker.Make(13, TimeSpan.FromHours(1)), Bug, 1, IsMinimal: true)).Write(life));

        Assert.Equal($"{Found} holds recordings already; name another folder.", refused.Message);
        Assert.Equal(refused.Message, DayFolder.Obstacle(Found));
        Assert.Equal(0, life.Count);
        Assert.Equal(["host-1"], Directory.EnumerateFileSystemEntries(Found).Select(Path.GetFileName));
    }

    [Fact]
    public void Only_a_file_and_recordings_stand_in_the_way()
    {
        File.WriteAllText(Path.Combine(_folder, "file"), "");

        Assert.Contains("is a file; name a folder", DayFolder.Obstacle(Path.Combine(_folder, "file")), StringComparison.Ordinal);
        Assert.Null(DayFolder.Obstacle(_folder));
        Assert.Null(DayFolder.Obstacle(Found));
    }

    [Fact]
    public async Task A_planted_bug_is_shrunk_written_lived_again_and_its_recordings_replay()
    {
        var life = new PlantedLife();
        var day = Busy();
        var sought = Assert.Single(life.Live(day, new DaySurroundings(), Token).Violations);

        var shrunk = TrialShrinking.Shrink(life, day, sought, _ => { }, Token);
        var again = new FailureFolder(Found, shrunk).Write(life);

        Assert.True(shrunk.IsMinimal);
        Assert.InRange(shrunk.Size, 2, 4);
        Assert.Contains(shrunk.Day.Troubles, trouble => trouble.Kind == TroubleKind.HostCrash);
        Assert.Equal(shrunk.Violation, again);
        var read = DayText.Read(await File.ReadAllTextAsync(Path.Combine(Found, DayFolder.DayFile), Token));
        Assert.Equal(shrunk.Violation, Assert.Single(life.Live(read, new DaySurroundings(), Token).Violations));
        foreach (var host in new[] { "host-1", "host-2" })
        {
            var path = Path.Combine(Found, host);
            Assert.DoesNotContain(RecordingValidator.Validate(path).Findings, finding => finding.IsError);
            var replay = await CoreReplay.RunAsync(new CoreReplayOptions { Path = path, Plugins = _ => LivedDay.Plugins }, Token);
            Assert.True(replay.IsSame && replay.Live is not null, $"{host}: {string.Join('\n', replay.Divergences.Take(5))}");
        }
    }

    // Ten minutes with six troubles, of which one matters, and four positions, of which one does.
    private static Day Busy() => LivedDay.Calm() with
    {
        Symbols = ["BTCUSDT", "ETHUSDT"],
        Deeds = [.. Enumerable.Range(0, 4).Select(number => new Deed(DeedKind.Buy, TimeSpan.FromSeconds(20 + (number * 130)), number % 2 == 0 ? "BTCUSDT" : "ETHUSDT", 0, 20))],
        Troubles =
        [
            .. new[] { TroubleKind.Reset, TroubleKind.RestSlow, TroubleKind.HostCrash, TroubleKind.Close, TroubleKind.StaleRows, TroubleKind.Slow }
                .Select((kind, number) => new Trouble(kind, TimeSpan.FromSeconds(60 + (number * 60)), TimeSpan.FromSeconds(5), kind is TroubleKind.Reset or TroubleKind.Close or TroubleKind.Slow ? "private" : "", kind == TroubleKind.HostCrash ? 0 : 300)),
        ],
    };

    /// <summary>Real worlds, with a bug: a command of a process that is not the first.</summary>
    private sealed class PlantedLife : IDayLife
    {
        public DayReport Live(Day day, DaySurroundings around, CancellationToken token) =>
            new World(day, new WorldOptions { Plugins = LivedDay.Plugins, Checkers = () => [new LateCommand()], RecordInto = around.RecordInto }).Run(token);
    }

    private sealed class LateCommand : Checker
    {
        public override string Name => "late-command";

        public override void Commanded(IWorldSight world, CommandRequest command)
        {
            if (world.Incarnation > 1 && command.Command is SetStop && Found.Count == 0)
            {
                Fail(world, "stop", $"{command.Command}");
            }
        }
    }
}
