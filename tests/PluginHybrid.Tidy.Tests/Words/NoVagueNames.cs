using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Words;

/// <summary>A name says what a thing does. A drawer for leftovers (helpers, utils, common) does not, nor a folder sorted by kind.</summary>
internal sealed partial class NoVagueNames : RuleOver<TextFile>
{
    private static readonly string[] Drawers = ["Helpers", "Utils", "Utilities", "Common", "Misc", "Interfaces", "Models", "Ports"];

    /// <inheritdoc />
    public override string Fix => "name it by its concept, and put it in that concept's folder.";

    /// <inheritdoc />
    protected override IEnumerable<TextFile> Subjects(Tree tree) => tree.Sources;

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(TextFile subject, Tree tree)
    {
        foreach (var drawer in subject.Folder.Split('/').Where(folder => Drawers.Contains(folder)))
        {
            yield return subject.At(1, $"a folder called {drawer}");
        }

        if (Vague().IsMatch(subject.Name.Split('.')[0])) yield return subject.At(1, $"a file called {subject.Name}");

        foreach (var type in subject.Syntax.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Where(type => Vague().IsMatch(type.Identifier.Text)))
        {
            yield return subject.At(type.Identifier.GetLocation(), $"a type called {type.Identifier.Text}");
        }
    }

    [GeneratedRegex("(Helper|Helpers|Util|Utils|Utility|Utilities)$")]
    private static partial Regex Vague();
}
