using PluginHybrid.Testing;

namespace PluginHybrid.Tidy.Tests.Inspecting;

/// <summary>What a rule found, and how much it looked at.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Inspected">How many subjects it judged; zero means that the rule guards nothing.</param>
/// <param name="Findings">Where it is not kept.</param>
internal sealed record Verdict(Rule Rule, int Inspected, IReadOnlyList<Finding> Findings)
{
    /// <summary>Fails with every place and the fix.</summary>
    public void MustHold()
    {
        Assert.True(Inspected > 0, $"{Rule.Name} inspected nothing: its subjects moved, or its search is wrong. Mend the rule.");
        // Assert.Empty would cut the text short, and here the text is the whole explanation.
        Assert.True(Findings.Count == 0, $"{Rule.Name}: {Findings.Count} finding(s) in {Inspected} inspected.\n{Listed}\n\nFix: {Rule.Fix}");
    }

    /// <summary>Fails unless exactly these places were found, in this order.</summary>
    /// <param name="findings">Lines as <c>path:line: problem</c>.</param>
    public void MustFind(params string[] findings)
    {
        Golden.Equal(string.Join('\n', findings), Listed);
        Assert.True(Inspected > 0, $"{Rule.Name} inspected nothing of the sample.");
    }

    private string Listed => string.Join('\n', Findings);
}
