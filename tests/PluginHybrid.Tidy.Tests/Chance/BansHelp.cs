using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Chance;

/// <summary>Every ban names something that exists (a misspelt one bans nothing) and says what to use instead.</summary>
internal sealed class BansHelp : RuleOver<Ban>
{
    /// <inheritdoc />
    public override string Fix => "write <documentation id>;<what to use instead>.";

    /// <inheritdoc />
    protected override IEnumerable<Ban> Subjects(Tree tree) => BanList.Read(tree);

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(Ban subject, Tree tree)
    {
        if (!Runtime.Knows(subject.Id)) yield return new Finding(BanList.Path, subject.Line, $"{subject.Id} names nothing in the runtime");
        if (subject.Replacement.Length < 10) yield return new Finding(BanList.Path, subject.Line, $"{subject.Id} names no replacement");
    }
}
