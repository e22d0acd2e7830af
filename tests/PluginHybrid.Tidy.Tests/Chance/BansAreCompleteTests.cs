using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Chance;

[Category(Level.Unit)]
public sealed class BansAreCompleteTests
{
    [Fact]
    public void Every_ambient_reader_is_banned() => new BansAreComplete().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void A_reader_missing_from_the_list_is_found()
    {
        var list = Tree.Repository.Find(BanList.Path)!.Text.Replace("P:System.Random.Shared;", "P:System.Random.Absent;", StringComparison.Ordinal);

        new BansAreComplete().Inspect(Tree.Of((BanList.Path, list))).MustFind("BannedSymbols.txt:1: does not ban P:System.Random.Shared");
    }

    [Fact]
    public void Waits_with_an_injectable_sibling_are_known_from_the_runtime_itself() =>
        Assert.Superset(
            new HashSet<string>
            {
                "M:System.Threading.Tasks.Task.Delay(System.TimeSpan)",
                "M:System.Threading.Tasks.Task`1.WaitAsync(System.TimeSpan)",
                "M:System.Threading.PeriodicTimer.#ctor(System.TimeSpan)",
            },
            Runtime.WaysAroundTimeProvider().ToHashSet());
}
