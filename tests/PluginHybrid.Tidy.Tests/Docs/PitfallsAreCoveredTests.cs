using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Docs;

[Category(Level.Unit)]
public sealed class PitfallsAreCoveredTests
{
    [Fact]
    public void Every_pitfall_has_a_row_and_a_test() => new PitfallsAreCovered().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void Missing_rows_tests_and_classes_are_found()
    {
        var rows = Enumerable.Range(1, 55).Select(number => number switch
        {
            2 => "",
            4 => "| 4 | what | how |  |",
            5 => "| 5 | what | how | `BTests`, `GoneTests` |",
            49 => "| 49 | what | how |  |",
            > 47 => $"| {number} | what | how | issue 3 |",
            _ => $"| {number} | what | how | `ATests` |",
        });
        var tests = Enumerable.Range(1, 47).Where(number => number is not (3 or 5)).Select(number => $"[Fact] void Pitfall_{number:00}_Holds() {{ }}");

        new PitfallsAreCovered().Inspect(Tree.Of(
            ("docs/pitfalls.md", string.Join('\n', rows)),
            ("tests/A.Tests/ATests.cs", $"class ATests {{ {string.Join(' ', tests)} void Pitfall_03_Is_no_test() {{ }} }}"),
            ("tests/A.Tests/BTests.cs", "class BTests { [Fact] void Pitfall_05_Holds() { } }")))
            .MustFind(
                "docs/pitfalls.md:1: pitfall 2 has no row",
                "docs/pitfalls.md:3: no test is called Pitfall_03_",
                "docs/pitfalls.md:3: ATests holds no test called Pitfall_03_",
                "docs/pitfalls.md:4: names no class, although ATests holds a test",
                "docs/pitfalls.md:5: GoneTests holds no test called Pitfall_05_",
                "docs/pitfalls.md:49: no test is called Pitfall_49_");
    }
}
