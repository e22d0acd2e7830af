using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Words;

[Category(Level.Unit)]
public sealed class DocsAreDemandedTests
{
    [Fact]
    public void No_room_turns_the_demand_for_documentation_off() => new DocsAreDemanded().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void Every_way_to_turn_it_off_is_found() => new DocsAreDemanded()
        .Inspect(Tree.Of(
            ("src/A/A.csproj", "<Project>\n<NoWarn>$(NoWarn);CS1591</NoWarn>\n<GenerateDocumentationFile>false</GenerateDocumentationFile>\n</Project>"),
            ("src/A/A.cs", "#pragma warning disable 1591")))
        .MustFind(
            "src/A/A.cs:1: turns the demand for documentation off",
            "src/A/A.csproj:2: turns the demand for documentation off",
            "src/A/A.csproj:3: turns the demand for documentation off");
}
