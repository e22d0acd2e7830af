using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Words;

[Category(Level.Unit)]
public sealed class SuppressionsSayWhyTests
{
    [Fact]
    public void Every_silenced_warning_says_why() => new SuppressionsSayWhy().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void Wordless_suppressions_are_found() => new SuppressionsSayWhy()
        .Inspect(Tree.Of(("src/A.cs", """
            #pragma warning disable CA1031 // a handler may throw anything; only it suffers
            #pragma warning disable CA1032

            [SuppressMessage("Design", "CA1031")]
            class A;
            #pragma warning restore CA1032
            """)))
        .MustFind(
            "src/A.cs:2: silences CA1032 without a reason",
            "src/A.cs:4: silences a warning without a Justification");
}
