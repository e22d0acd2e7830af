namespace PluginHybrid.Tidy.Tests.Inspecting;

/// <summary>A rule that judges subjects of one kind, one by one.</summary>
/// <typeparam name="T">Files, projects, rooms.</typeparam>
internal abstract class RuleOver<T> : Rule
{
    /// <inheritdoc />
    public sealed override Verdict Inspect(Tree tree)
    {
        var subjects = Subjects(tree).ToArray();
        var findings = subjects
            .SelectMany(subject => Judge(subject, tree))
            .OrderBy(finding => finding.Path, StringComparer.Ordinal)
            .ThenBy(finding => finding.Line)
            .ToArray();
        return new Verdict(this, subjects.Length, findings);
    }

    /// <summary>What the rule speaks about.</summary>
    protected abstract IEnumerable<T> Subjects(Tree tree);

    /// <summary>Where one subject does not keep it.</summary>
    protected abstract IEnumerable<Finding> Judge(T subject, Tree tree);
}
