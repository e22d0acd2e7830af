using System.Text.RegularExpressions;
using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Docs;

[Category(Level.Unit)]
public sealed partial class SpecIsCoveredTests
{
    [Fact]
    public void Every_row_of_the_spec_table_names_a_proof_that_is_there() => new SpecIsCovered().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void Every_case_and_criterion_of_the_strategy_has_a_row()
    {
        var strategy = File.ReadAllText(PluginHybrid.Testing.Repository.Shared("spec/hybrid-websocket-testing-strategy.md"));
        var page = Tree.Repository.Find("docs/spec-coverage.md")!.Text;

        var cases = Case().Matches(strategy).Select(match => match.Groups[1].Value)
            .Concat(Criterion().Matches(strategy[strategy.IndexOf("\n## Acceptance Criteria", StringComparison.Ordinal)..])
                .Select(match => match.Groups[1].Value.Trim()))
            .ToArray();

        Assert.True(cases.Length > 50, $"Only {cases.Length} cases were found in the strategy.");
        Assert.Equal("", string.Join('\n', cases.Where(name => !page.Contains(name, StringComparison.Ordinal))));
    }

    [Fact]
    public void Question_marks_missing_tests_and_empty_promises_are_found() => new SpecIsCovered()
        .Inspect(Tree.Of(
            ("tests/A.Tests/ATests.cs", "class ATests { [Fact] void It_holds() { } void It_is_no_test() { } }"),
            ("docs/spec-coverage.md", """
                | Case | Proved by |
                |---|---|
                | one | `ATests.It_holds`, `ATests` |
                | two | ? |
                | three | `ATests.It_is_no_test` |
                | four | `GoneTests` |
                | five | surely |
                | six | not yet: the plugin host |
                | seven | `dotnet test` |
                """)))
        .MustFind(
            "docs/spec-coverage.md:4: still a question mark",
            "docs/spec-coverage.md:5: there is no test ATests.It_is_no_test",
            "docs/spec-coverage.md:6: there is no test GoneTests",
            "docs/spec-coverage.md:7: names no proof: surely");

    [GeneratedRegex(@"def (test_\w+)\(")]
    private static partial Regex Case();

    [GeneratedRegex(@"^- ✅ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Criterion();
}
