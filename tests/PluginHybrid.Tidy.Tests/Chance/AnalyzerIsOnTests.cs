using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Chance;

[Category(Level.Unit)]
public sealed class AnalyzerIsOnTests
{
    [Fact]
    public void Src_and_plugins_are_compiled_under_the_ban_list() => new AnalyzerIsOn().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void A_project_without_the_analyzer_and_a_silenced_ban_are_found() => new AnalyzerIsOn()
        .Inspect(Tree.Of(
            ("src/A/A.csproj", "<Project />"),
            ("src/A/packages.lock.json", "{ \"Microsoft.CodeAnalysis.BannedApiAnalyzers\": {} }"),
            ("src/A/Clock.cs", "#pragma warning disable RS0030"),
            ("src/B/B.csproj", "<Project />"),
            ("src/B/packages.lock.json", "{}")))
        .MustFind(
            "src/A/Clock.cs:1: RS0030 is turned down",
            "src/B/B.csproj:1: is restored without Microsoft.CodeAnalysis.BannedApiAnalyzers");
}
