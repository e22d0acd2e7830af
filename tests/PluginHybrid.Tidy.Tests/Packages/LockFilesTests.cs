using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Packages;

[Category(Level.Unit)]
public sealed class LockFilesTests
{
    [Fact]
    public void Every_project_has_a_lock_file() => new LockFiles().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void A_project_without_one_is_found() => new LockFiles()
        .Inspect(Tree.Of(
            ("src/A/A.csproj", "<Project />"), ("src/A/packages.lock.json", "{}"),
            ("src/B/B.csproj", "<Project />")))
        .MustFind("src/B/B.csproj:1: has no packages.lock.json beside it");
}
