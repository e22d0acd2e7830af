using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Chance;

[Category(Level.Unit)]
public sealed class BansHelpTests
{
    [Fact]
    public void Every_ban_is_real_and_names_its_replacement() => new BansHelp().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void Misspelt_and_wordless_bans_are_found() => new BansHelp()
        .Inspect(Tree.Of((BanList.Path, """
            // A comment.
            P:System.DateTime.Now
            M:System.Threading.Thread.Sleep(int);Wait on a TimeProvider timer.
            P:System.DateTime.Today;Take a TimeProvider.
            """)))
        .MustFind(
            "BannedSymbols.txt:2: P:System.DateTime.Now names no replacement",
            "BannedSymbols.txt:3: M:System.Threading.Thread.Sleep(int) names nothing in the runtime");
}
