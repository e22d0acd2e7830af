using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Shape;

/// <summary>No source file above 300 lines, comments and all.</summary>
internal sealed class FileLength : RuleOver<TextFile>
{
    private const int Most = 300;

    /// <inheritdoc />
    public override string Fix => "split it by concept, never into parts of one class.";

    /// <inheritdoc />
    protected override IEnumerable<TextFile> Subjects(Tree tree) => tree.Sources;

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(TextFile subject, Tree tree) =>
        subject.Lines.Length > Most ? [subject.At(Most + 1, $"{subject.Lines.Length} lines, at most {Most}")] : [];
}
