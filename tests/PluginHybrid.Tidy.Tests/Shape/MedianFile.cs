using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Shape;

/// <summary>The median source file of every room stays below 80 lines.</summary>
internal sealed class MedianFile : RuleOver<ProjectFile>
{
    private const int Below = 80;

    /// <inheritdoc />
    public override string Fix => "split the longer files by concept.";

    /// <inheritdoc />
    protected override IEnumerable<ProjectFile> Subjects(Tree tree) => tree.ProjectsUnder("src", "plugins");

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(ProjectFile subject, Tree tree)
    {
        var lengths = tree.SourcesUnder(subject.File.Folder).Select(file => file.Lines.Length).Order().ToArray();
        var median = lengths is [] ? 0 : lengths[lengths.Length / 2];
        return median >= Below ? [subject.File.At(1, $"the median of {lengths.Length} files is {median} lines, must be below {Below}")] : [];
    }
}
