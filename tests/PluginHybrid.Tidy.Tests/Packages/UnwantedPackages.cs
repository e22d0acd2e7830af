using System.Xml;
using System.Xml.Linq;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Packages;

/// <summary>Packages that were considered and refused, each with what to use instead.</summary>
internal sealed class UnwantedPackages : RuleOver<(TextFile File, XElement Package)>
{
    private static readonly (string Id, string Instead)[] Refused =
    [
        ("FluentAssertions", "xunit's Assert: its licence is commercial since version 8"),
        ("Verify", "PluginHybrid.Testing.Golden, with the accepted text in the test"),
        ("Polly", "Core's own backoff: retries are inputs and effects of the session, not hidden in a pipeline"),
        ("Moq", "a fake written by hand or the fake exchange"),
        ("NSubstitute", "a fake written by hand or the fake exchange"),
    ];

    /// <inheritdoc />
    public override string Fix => "use what is named; to overturn a refusal, change this list with the reason in the commit.";

    /// <inheritdoc />
    protected override IEnumerable<(TextFile File, XElement Package)> Subjects(Tree tree) =>
        from file in tree.Files
        where file.Name.EndsWith(".csproj", StringComparison.Ordinal)
            || file.Name is "Directory.Packages.props" or "Directory.Build.props" or "Directory.Build.targets"
        from element in XDocument.Parse(file.Text, LoadOptions.SetLineInfo).Descendants()
        where element.Name.LocalName is "PackageReference" or "PackageVersion" or "GlobalPackageReference"
        select (file, element);

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge((TextFile File, XElement Package) subject, Tree tree)
    {
        var id = subject.Package.Attribute("Include")?.Value ?? "";
        return
            from refused in Refused
            where id == refused.Id || id.StartsWith(refused.Id + ".", StringComparison.Ordinal)
            select subject.File.At(((IXmlLineInfo)subject.Package).LineNumber, $"{id} is not used here; instead: {refused.Instead}");
    }
}
