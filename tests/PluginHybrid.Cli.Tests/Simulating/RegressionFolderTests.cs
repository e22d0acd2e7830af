using PluginHybrid.Cli.Tests.Replaying;
using PluginHybrid.Commands;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Trials;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Simulating;

/// <summary>What lies beside each day of <c>recordings/regressions</c>: its script, and recordings of its host processes.</summary>
[Category(Level.System)]
[Slow]
public sealed class RegressionFolderTests
{
    private const long BytesMax = 300_000;
    private const string Remake = "make them anew, as recordings/regressions/README.md says";
    private static readonly string Folder = Path.Combine(ShippedRecordings.Folder, "regressions");

    public static TheoryData<string> Names => [.. Directory.GetDirectories(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_regressions() => Assert.True(Names.Count >= 10, $"found {Names.Count}");

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Its_recordings_lead_to_what_was_accepted_and_to_the_hashes_of_the_day(string name)
    {
        var loading = ShippedRecordings.LoadingOnce();
        var verify = ShippedRecordings.Invocation(loading);
        var replay = ShippedRecordings.Invocation(loading);

        var verified = await verify.RunAsync("verify", $"recordings/regressions/{name}");
        Assert.True(verified == ExitCode.Fine, $"{Remake}\n{verify.Everything}");
        foreach (var host in Directory.GetDirectories(Path.Combine(Folder, name), "host-*").Select(path => Path.GetFileName(path)))
        {
            var replayed = await replay.RunAsync("replay", $"recordings/regressions/{name}/{host}", "--core");
            Assert.True(replayed == ExitCode.Fine, $"{Remake}\n{replay.Everything}");
            Assert.Contains("as the live run", replay.Out.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_small_and_has_its_line_and_its_script(string name)
    {
        var folder = Path.Combine(Folder, name);
        var day = DayText.Read(File.ReadAllText(Path.Combine(folder, DayFolder.DayFile)));
        var script = File.ReadAllText(Path.Combine(folder, DayFolder.FaultsFile));

        Assert.Contains($"| [`{name}`]({name}) |", File.ReadAllText(Path.Combine(Folder, "README.md")), StringComparison.Ordinal);
        Assert.Equal(DayFolder.Script(day, "").Split('\n').Skip(3), script.Split('\n').Skip(3));
        Assert.NotEmpty(Directory.GetDirectories(folder, "host-*"));
        Assert.All(Directory.GetFiles(folder, "*", SearchOption.AllDirectories), file => Assert.InRange(new FileInfo(file).Length, 0, BytesMax));
    }
}
