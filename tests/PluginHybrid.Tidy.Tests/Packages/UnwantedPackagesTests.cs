using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Packages;

[Category(Level.Unit)]
public sealed class UnwantedPackagesTests
{
    [Fact]
    public void No_refused_package_is_used() => new UnwantedPackages().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void A_refused_package_is_found_with_what_to_use_instead() => new UnwantedPackages()
        .Inspect(Tree.Of(("Directory.Packages.props", """
            <Project>
              <PackageVersion Include="Verify.XunitV3" Version="30.0.0" />
              <PackageVersion Include="Verifying" Version="1.0.0" />
            </Project>
            """)))
        .MustFind("Directory.Packages.props:2: Verify.XunitV3 is not used here; instead: PluginHybrid.Testing.Golden, with the accepted text in the test");
}
