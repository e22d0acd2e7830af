using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Shape;

[Category(Level.Unit)]
public sealed class NamespaceIsFolderTests
{
    [Fact]
    public void Every_namespace_is_its_folder() => new NamespaceIsFolder().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void A_file_in_the_wrong_folder_is_found() => new NamespaceIsFolder()
        .Inspect(Tree.Of(
            ("src/PluginHybrid/PluginHybrid.csproj", "<Project><RootNamespace>PluginHybrid</RootNamespace></Project>"),
            ("src/PluginHybrid/Commands/Run.cs", "namespace PluginHybrid.Commands;"),
            ("src/PluginHybrid/Commands/Doctor.cs", "using System;\n\nnamespace PluginHybrid;")))
        .MustFind("src/PluginHybrid/Commands/Doctor.cs:3: namespace PluginHybrid, but the folder says PluginHybrid.Commands");
}
