using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.References;

[Category(Level.Unit)]
public sealed class SolutionIsCompleteTests
{
    [Fact]
    public void Every_project_is_in_the_solution() => new SolutionIsComplete().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void A_project_left_out_is_found() => new SolutionIsComplete()
        .Inspect(Tree.Of(
            ("PluginHybrid.sln", "Project(\"{1}\") = \"A\", \"src\\A\\A.csproj\", \"{2}\""),
            ("src/A/A.csproj", "<Project />"),
            ("src/B/B.csproj", "<Project />")))
        .MustFind("src/B/B.csproj:1: is not in PluginHybrid.sln");
}
