using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Shape;

[Category(Level.Unit)]
public sealed class NoEmptyCatchTests
{
    [Fact]
    public void No_catch_swallows() => new NoEmptyCatch().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void Swallowed_exceptions_are_found() => Inspect("""
        try { } catch { }
        try { } catch (Exception) { /* never mind */ }
        try { } catch (IOException) { }
        try { } catch (Exception gone) when (IsEnd(gone)) { }
        """).MustFind(
            "src/A.cs:1: everything is caught and nothing done",
            "src/A.cs:2: everything is caught and nothing done",
            "src/A.cs:3: IOException is caught and nothing done, without a word why",
            "src/A.cs:4: Exception is caught and nothing done, without a word why");

    [Fact]
    public void A_narrow_catch_that_says_why_is_left_alone() => Inspect("""
        try { } catch (OperationCanceledException) { /* Stopping is what was asked for. */ }
        try { } catch (Exception gone) when (IsEnd(gone)) { /* The peer is gone: nothing is lost. */ }
        try { } catch (Exception failure) { Tell(failure); }
        """).MustHold();

    private static Verdict Inspect(string text) => new NoEmptyCatch().Inspect(Tree.Of(("src/A.cs", text)));
}
