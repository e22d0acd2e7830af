using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Packages;

[Category(Level.Unit)]
public sealed class CentralVersionsTests
{
    [Fact]
    public void Versions_are_given_centrally() => new CentralVersions().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void Versions_in_projects_and_one_file_programs_are_found() => new CentralVersions()
        .Inspect(Tree.Of(
            ("src/A/A.csproj", """
                <Project>
                  <PackageReference Include="Fine" />
                  <PackageReference Include="Own" Version="1.0.0" />
                  <PackageReference Include="Other" VersionOverride="2.0.0" />
                </Project>
                """),
            ("tools/x.cs", "#:package Spectre.Console@0.57.2\n")))
        .MustFind(
            "src/A/A.csproj:3: a version outside Directory.Packages.props",
            "src/A/A.csproj:4: a version outside Directory.Packages.props",
            "tools/x.cs:1: a version outside Directory.Packages.props");

    [Fact]
    public void A_floating_version_is_found() => new CentralVersions()
        .Inspect(Tree.Of(("Directory.Packages.props", """
            <Project>
              <PackageVersion Include="Fixed" Version="1.2.3" />
              <PackageVersion Include="Floating" Version="1.*" />
            </Project>
            """)))
        .MustFind("Directory.Packages.props:3: a version that may change by itself");
}
