using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Docs;

[Category(Level.Unit)]
public sealed class NoMachinePathsTests
{
    private const string Slash = "/";

    [Fact]
    public void No_file_names_a_path_of_somebodys_machine() => new NoMachinePaths().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void Paths_of_machines_are_found_and_other_paths_are_not() => new NoMachinePaths()
        .Inspect(Tree.Of(("docs/a.md", $"""
            see {Slash}work/main
            and {Slash}home/ada
            not https://example.com{Slash}home/ada, tests{Slash}work/x, {Slash}usr/bin
            """)))
        .MustFind(
            $"docs/a.md:1: a path of somebody's machine: {Slash}work/main",
            $"docs/a.md:2: a path of somebody's machine: {Slash}home/ada");
}
