using System.Text.RegularExpressions;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Packages;

/// <summary>One place says which version of a package is used, and it says exactly one.</summary>
internal sealed partial class CentralVersions : RuleOver<TextFile>
{
    private const string Central = "Directory.Packages.props";

    /// <inheritdoc />
    public override string Fix => $"give the version in {Central}, exactly; name the package alone everywhere else.";

    /// <inheritdoc />
    protected override IEnumerable<TextFile> Subjects(Tree tree) => tree.Files.Where(file =>
        file.Name == Central || file.Name.EndsWith(".csproj", StringComparison.Ordinal)
        || file.Name.EndsWith(".targets", StringComparison.Ordinal) || file.Name.EndsWith(".props", StringComparison.Ordinal)
        || (file.IsUnder("tools") && file.Name.EndsWith(".cs", StringComparison.Ordinal)));

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(TextFile subject, Tree tree) =>
        from line in subject.Lines.Select((text, index) => (Text: text, Number: index + 1))
        let problem = subject.Name == Central ? InCentral(line.Text) : Elsewhere(line.Text)
        where problem is not null
        select subject.At(line.Number, problem);

    private static string? InCentral(string line) =>
        Floating().IsMatch(line) ? "a version that may change by itself" : null;

    private static string? Elsewhere(string line) =>
        Versioned().IsMatch(line) ? $"a version outside {Central}" : null;

    [GeneratedRegex("""<PackageVersion\b.*\bVersion="[^"]*[*\[\](),]""")]
    private static partial Regex Floating();

    [GeneratedRegex("""<PackageReference\b.*\bVersion(Override)?=|^#:package\s+\S+@|<PackageVersion\b""")]
    private static partial Regex Versioned();
}
