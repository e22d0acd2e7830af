using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Packages;

[Category(Level.Unit)]
public sealed class PackagesPerRoomTests
{
    [Fact]
    public void Sdk_and_core_reference_no_package() => new PackagesPerRoom().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void A_package_or_a_framework_in_core_is_found() => new PackagesPerRoom()
        .Inspect(Tree.Of(("src/PluginHybrid.Core/PluginHybrid.Core.csproj", """
            <Project>
              <PackageReference Include="System.Reactive" />
              <FrameworkReference Include="Microsoft.AspNetCore.App" />
            </Project>
            """)))
        .MustFind(
            "src/PluginHybrid.Core/PluginHybrid.Core.csproj:2: PluginHybrid.Core references no package, found System.Reactive",
            "src/PluginHybrid.Core/PluginHybrid.Core.csproj:3: PluginHybrid.Core references no package, found Microsoft.AspNetCore.App");
}
