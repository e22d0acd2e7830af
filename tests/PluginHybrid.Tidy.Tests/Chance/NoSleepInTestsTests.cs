using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Chance;

[Category(Level.Unit)]
public sealed class NoSleepInTestsTests
{
    [Fact]
    public void No_test_sleeps() => new NoSleepInTests().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void Sleeping_tests_are_found_and_the_one_poll_is_not() => new NoSleepInTests()
        .Inspect(Tree.Of(
            ("tests/A.Tests/ATests.cs", "Thread.Sleep(5);\nawait Task.Delay(5);\nawait Task.Delay(Timeout.Infinite, token);"),
            ("tests/PluginHybrid.Testing/Wait.cs", "await Task.Delay(2);")))
        .MustFind(
            "tests/A.Tests/ATests.cs:1: sleeps: Thread.Sleep(5)",
            "tests/A.Tests/ATests.cs:2: sleeps: Task.Delay(5)");
}
