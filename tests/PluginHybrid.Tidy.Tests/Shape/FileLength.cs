using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Shape;

/// <summary>No source file above 300 lines, comments and all; no test file above 500: all cases of one concept read best in one place.</summary>
internal sealed class FileLength : RuleOver<TextFile>
{
    private const int MostOfSource = 300;
    private const int MostOfTests = 500;

    /// <inheritdoc />
    public override string Fix => "split it by concept, never into parts of one class.";

    /// <inheritdoc />
    protected override IEnumerable<TextFile> Subjects(Tree tree) => tree.Sources;

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(TextFile subject, Tree tree)
    {
        var most = subject.Path.StartsWith("tests/", StringComparison.Ordinal) ? MostOfTests : MostOfSource;
        return subject.Lines.Length > most ? [subject.At(most + 1, $"{subject.Lines.Length} lines, at most {most}")] : [];
    }
}
