using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Shape;

[Category(Level.Unit)]
public sealed class UsingsAreSortedTests
{
    [Fact]
    public void Usings_stand_in_order() => new UsingsAreSorted().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void Usings_out_of_order_are_found_and_aliases_are_left_alone() => new UsingsAreSorted()
        .Inspect(Tree.Of(
            ("src/A/A.cs", """
                using System.Text;
                using Microsoft.Data;
                using PluginHybrid.Core;
                using PluginHybrid.Core.Events;
                using Z = System.Text;
                namespace A;
                """),
            ("src/A/B.cs", """
                using Microsoft.Data;
                using System.Text;
                using PluginHybrid.Sdk.Values;
                using PluginHybrid.Sdk;
                namespace A;
                """)))
        .MustFind(
            "src/A/B.cs:2: System.Text stands after Microsoft.Data",
            "src/A/B.cs:4: PluginHybrid.Sdk stands after PluginHybrid.Sdk.Values");
}
