using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Words;

[Category(Level.Unit)]
public sealed class NoCommentedOutCodeTests
{
    [Fact]
    public void No_code_is_commented_out() => new NoCommentedOutCode().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void Code_in_comments_is_found() => Inspect("""
        // var old = Read();
        // book.Clear();
        /* return price; */
        """).MustFind(
            "src/A.cs:1: commented-out code: var old = Read();",
            "src/A.cs:2: commented-out code: book.Clear();",
            "src/A.cs:3: commented-out code: return price;");

    [Fact]
    public void English_and_examples_are_left_alone() => Inspect("""
        // The socket opens first;
        // frames follow (section 5);
        // pong;
        // {"op":"ping"}
        /// <summary><c>book.Clear();</c></summary>
        class A;
        """).MustHold();

    private static Verdict Inspect(string text) => new NoCommentedOutCode().Inspect(Tree.Of(("src/A.cs", text)));
}
