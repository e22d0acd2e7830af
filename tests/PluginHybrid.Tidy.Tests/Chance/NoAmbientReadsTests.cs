using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Chance;

[Category(Level.Unit)]
public sealed class NoAmbientReadsTests
{
    private const string Bans = """
        P:System.DateTime.UtcNow;Take a TimeProvider.
        M:System.Random.#ctor;Pass a seed.
        M:System.Threading.Tasks.Task.Delay(System.Int32);Give it the TimeProvider.
        T:System.Diagnostics.Stopwatch;Use GetTimestamp.
        """;

    [Fact]
    public void Nothing_in_src_or_plugins_reads_ambient_time_or_chance() => new NoAmbientReads().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void Ambient_reads_of_a_script_are_found_pragma_or_not() => new NoAmbientReads()
        .Inspect(Tree.Of(
            (BanList.Path, Bans),
            ("plugins/scripts/greedy.csx", """
                #pragma warning disable
                var now = System.DateTime.UtcNow;
                var dice = new Random();
                await Task.Delay(10);
                Stopwatch watch;
                """)))
        .MustFind(
            "plugins/scripts/greedy.csx:2: System.DateTime.UtcNow: Take a TimeProvider.",
            "plugins/scripts/greedy.csx:3: new Random(): Pass a seed.",
            "plugins/scripts/greedy.csx:4: Task.Delay(10): Give it the TimeProvider.",
            "plugins/scripts/greedy.csx:5: Stopwatch: Use GetTimestamp.");

    [Fact]
    public void A_type_is_found_behind_its_namespace_and_a_member_of_its_name_is_not() => new NoAmbientReads()
        .Inspect(Tree.Of((BanList.Path, Bans), ("src/A.cs", "var one = Diagnostics.Stopwatch.StartNew();\nvar kind = Kinds.Stopwatch;")))
        .MustFind("src/A.cs:1: Stopwatch: Use GetTimestamp.");

    [Fact]
    public void Injected_time_and_seeded_chance_are_left_alone() => new NoAmbientReads()
        .Inspect(Tree.Of(
            (BanList.Path, Bans),
            ("src/A.cs", "using System.Diagnostics; var dice = new Random(7); await Task.Delay(10, time, token); record.UtcNow = 1;")))
        .MustHold();
}
