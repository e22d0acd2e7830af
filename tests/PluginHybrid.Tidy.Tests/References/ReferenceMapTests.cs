using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.References;

[Category(Level.Unit)]
public sealed class ReferenceMapTests
{
    [Fact]
    public void Rooms_reference_only_what_the_map_allows() => new ReferenceMap().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void A_fake_that_references_the_client_is_found() => new ReferenceMap()
        .Inspect(Tree.Of(("src/PluginHybrid.FakeExchange/PluginHybrid.FakeExchange.csproj", """
            <Project>
              <ItemGroup>
                <ProjectReference Include="../PluginHybrid.Recordings/PluginHybrid.Recordings.csproj" />
                <ProjectReference Include="..\PluginHybrid.Bybit\PluginHybrid.Bybit.csproj" />
              </ItemGroup>
            </Project>
            """)))
        .MustFind("src/PluginHybrid.FakeExchange/PluginHybrid.FakeExchange.csproj:4: "
            + "must not reference PluginHybrid.Bybit; allowed: PluginHybrid.Recordings");

    [Fact]
    public void A_plugin_that_sees_more_than_the_sdk_is_found() => new ReferenceMap()
        .Inspect(Tree.Of(("plugins/AgedMonitor/AgedMonitor.csproj", """
            <Project>
              <ProjectReference Include="../../src/PluginHybrid.Sdk/PluginHybrid.Sdk.csproj" />
              <ProjectReference Include="../../src/PluginHybrid.Core/PluginHybrid.Core.csproj" />
            </Project>
            """)))
        .MustFind("plugins/AgedMonitor/AgedMonitor.csproj:3: must not reference PluginHybrid.Core; allowed: PluginHybrid.Sdk");

    [Fact]
    public void A_room_nobody_planned_is_found() => new ReferenceMap()
        .Inspect(Tree.Of(("src/PluginHybrid.Extras/PluginHybrid.Extras.csproj", "<Project />")))
        .MustFind("src/PluginHybrid.Extras/PluginHybrid.Extras.csproj:1: PluginHybrid.Extras is not a room of the map");

    [Fact]
    public void Only_the_executable_composes_and_it_does_without_the_test_kit() =>
        Assert.DoesNotContain("PluginHybrid.TestKit", ReferenceMap.Rooms.Values.SelectMany(rooms => rooms));
}
