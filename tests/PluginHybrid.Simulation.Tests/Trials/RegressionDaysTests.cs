using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Hosts;
using PluginHybrid.Simulation.Trials;
using PluginHybrid.Simulation.Worlds;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Trials;

/// <summary>Every day of <c>recordings/regressions</c>: on each an invariant once did not hold.</summary>
[Category(Level.System)]
[Slow]
public sealed class RegressionDaysTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "recordings", "regressions");
    private static readonly WorldLife Life = new(temper =>
        WorldPlugins.Load(Path.Combine(AppContext.BaseDirectory, "plugins"), plugin => Tempers.SettingsOf(temper, plugin)));

    public static TheoryData<string> Days => [.. Directory.GetFiles(Folder, DayFolder.DayFile, SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Days))]
    public void Every_invariant_holds_on_it_and_it_is_the_same_day_twice(string file)
    {
        var day = DayText.Read(File.ReadAllText(Path.Combine(Folder, file)));

        var (first, second) = (Live(day), Live(day));

        Assert.True(first.Violations.Count == 0, $"hybrid simulate --day recordings/regressions/{file}\n{string.Join('\n', first.Violations.Select(TrialText.Of))}");
        Assert.Equal(first.Hash, second.Hash);
        Assert.True(first.Commands > 0, "The day has become too quiet: no plugin gives a command.");
    }

    private static DayReport Live(Day day) => Life.Live(day, new DaySurroundings(), TestContext.Current.CancellationToken);
}
