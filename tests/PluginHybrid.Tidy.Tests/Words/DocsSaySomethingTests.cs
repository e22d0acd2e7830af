using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Words;

[Category(Level.Unit)]
public sealed class DocsSaySomethingTests
{
    [Fact]
    public void Every_summary_adds_something_to_the_name() => new DocsSaySomething().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void Empty_summaries_formulas_and_echoes_are_found() => Inspect("""
        /// <summary></summary>
        class Empty
        {
            /// <summary>Initializes a new instance of the <see cref="Empty"/> class.</summary>
            Empty() { }

            /// <summary>
            /// Gets the mark price.
            /// </summary>
            decimal MarkPrice { get; }
        }
        """).MustFind(
            "src/A.cs:1: an empty summary",
            "src/A.cs:4: a formula: Initializes a new instance of the <see cref=\"Empty\"/> class.",
            "src/A.cs:7: only the name again: Gets the mark price.");

    [Fact]
    public void Summaries_with_one_word_more_and_enum_values_are_left_alone() => Inspect("""
        /// <summary>Mark price in the quote currency.</summary>
        record MarkPrice;

        enum TriggerBy
        {
            /// <summary>The mark price.</summary>
            MarkPrice,
        }
        """).MustHold();

    private static Verdict Inspect(string text) => new DocsSaySomething().Inspect(Tree.Of(("src/A.cs", text)));
}
