using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Shape;

[Category(Level.Unit)]
public sealed class NoRegionTests
{
    [Fact]
    public void There_is_no_region() => new NoRegion().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void A_region_is_found() => new NoRegion()
        .Inspect(Tree.Of(("src/A.cs", "class A\n{\n    #region Fields\n    #endregion\n}\n")))
        .MustFind("src/A.cs:3: a region");
}
