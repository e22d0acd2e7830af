using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Docs;

[Category(Level.Unit)]
public sealed class CommandsExistTests
{
    [Fact]
    public void Commands_on_pages_name_what_is_there() => new CommandsExist().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void Commands_that_name_nothing_are_found() => new CommandsExist()
        .Inspect(Tree.Of(
            ("src/A/A.csproj", "<Project />"),
            ("tools/coverage.cs", ""),
            ("README.md", """
                dotnet run --project src/A -- run
                dotnet run --project src/B
                dotnet run tools/coverage.cs -- --min 90
                dotnet run tools/gone.cs
                dotnet test --filter "Category=Unit&Category!=Quick"
                bash .ci/run
                """)))
        .MustFind(
            "README.md:2: there is no src/B",
            "README.md:4: there is no tools/gone.cs",
            "README.md:5: there is no category Quick",
            "README.md:6: there is no .ci/run");
}
