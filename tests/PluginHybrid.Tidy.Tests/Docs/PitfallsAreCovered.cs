using System.Text.RegularExpressions;
using PluginHybrid.Tidy.Tests.Inspecting;
using PluginHybrid.Tidy.Tests.Levels;

namespace PluginHybrid.Tidy.Tests.Docs;

/// <summary>Every pitfall of the venue has a row in <c>docs/pitfalls.md</c> and a test called <c>Pitfall_NN_…</c>; the later ones may still wait for issue 3.</summary>
/// <remarks>The row's last column names, in backticks, the classes that hold the tests.</remarks>
internal sealed partial class PitfallsAreCovered : RuleOver<int>
{
    private const string Page = "docs/pitfalls.md";
    private const int Last = 55;
    private const int LastOfThisIssue = 47;

    /// <inheritdoc />
    public override string Fix => $"name the test Pitfall_NN_ and a sentence, and its class in the last column of {Page}.";

    /// <inheritdoc />
    protected override IEnumerable<int> Subjects(Tree tree) => tree.Find(Page) is null ? [] : Enumerable.Range(1, Last);

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(int subject, Tree tree)
    {
        var page = tree.Find(Page)!;
        var line = Array.FindIndex(page.Lines, text => text.StartsWith($"| {subject} |", StringComparison.Ordinal));
        if (line < 0)
        {
            yield return page.At(1, $"pitfall {subject} has no row");
            yield break;
        }

        var holders = TestClass.In(tree).Where(test => Holds(test, subject)).Select(test => test.Name).ToHashSet(StringComparer.Ordinal);
        var cell = page.Lines[line].Trim('|').Split('|')[^1];
        if (holders.Count == 0 && (subject <= LastOfThisIssue || !cell.Contains("issue 3", StringComparison.Ordinal)))
        {
            yield return page.At(line + 1, $"no test is called Pitfall_{subject:00}_");
        }

        var named = Quoted().Matches(cell).Select(match => match.Groups[1].Value).ToArray();
        if (holders.Count > 0 && named.Length == 0)
        {
            yield return page.At(line + 1, $"names no class, although {holders.Order(StringComparer.Ordinal).First()} holds a test");
        }

        foreach (var name in named.Where(name => !holders.Contains(name)))
        {
            yield return page.At(line + 1, $"{name} holds no test called Pitfall_{subject:00}_");
        }
    }

    private static bool Holds(TestClass test, int pitfall) =>
        test.Tests.Any(method => method.Identifier.Text.StartsWith($"Pitfall_{pitfall:00}_", StringComparison.Ordinal));

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex Quoted();
}
