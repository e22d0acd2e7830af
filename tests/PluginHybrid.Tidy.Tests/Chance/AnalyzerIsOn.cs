using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Chance;

/// <summary>Every project of src and plugins is compiled with the analyzer that reads the ban list, and none turns it down.</summary>
internal sealed class AnalyzerIsOn : RuleOver<ProjectFile>
{
    private const string Analyzer = "Microsoft.CodeAnalysis.BannedApiAnalyzers";
    private const string Diagnostic = "RS0030";

    /// <inheritdoc />
    public override string Fix => $"let Directory.Build.targets give the project {Analyzer}, restore, and obey {Diagnostic} instead of hiding it.";

    /// <inheritdoc />
    protected override IEnumerable<ProjectFile> Subjects(Tree tree) => tree.ProjectsUnder("src", "plugins");

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(ProjectFile subject, Tree tree)
    {
        var restored = tree.Find($"{subject.File.Folder}/packages.lock.json");
        if (restored is null || !restored.Text.Contains($"\"{Analyzer}\"", StringComparison.Ordinal))
        {
            yield return subject.File.At(1, $"is restored without {Analyzer}");
        }

        foreach (var file in tree.Files.Where(file => file.IsUnder(subject.File.Folder)))
        {
            foreach (var (line, index) in file.Lines.Select((line, index) => (line, index)))
            {
                if (line.Contains(Diagnostic, StringComparison.Ordinal)) yield return file.At(index + 1, $"{Diagnostic} is turned down");
            }
        }
    }
}
