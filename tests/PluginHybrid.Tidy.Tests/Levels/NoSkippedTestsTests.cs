using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Levels;

[Category(Level.Unit)]
public sealed class NoSkippedTestsTests
{
    [Fact]
    public void No_test_is_switched_off() => new NoSkippedTests().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void A_test_that_is_switched_off_is_found() => new NoSkippedTests()
        .Inspect(Tree.Of(("tests/A.Tests/ATests.cs", "class ATests\n{\n    [Fact(Skip = \"later\")]\n    void Counts() { }\n}")))
        .MustFind("tests/A.Tests/ATests.cs:3: Counts is switched off");
}
