using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Packages;

/// <summary>A big dependency has one owner; every other room meets it through that owner's types.</summary>
internal sealed class NamespaceOwners : RuleOver<TextFile>
{
    private static readonly (string Namespace, string Folder)[] Owners =
    [
        ("Microsoft.AspNetCore", "src/PluginHybrid.FakeExchange/Server"),
        ("WireMock", "src/PluginHybrid.FakeExchange/Server"),
        ("McMaster.NETCore.Plugins", "src/PluginHybrid.Hosting/Sources"),
        ("Microsoft.CodeAnalysis", "src/PluginHybrid.Hosting/Sources"),
        ("Microsoft.Data.Sqlite", "src/PluginHybrid.Hosting"),
        ("SQLitePCL", "src/PluginHybrid.Hosting"),
    ];

    /// <inheritdoc />
    public override string Fix => "move the code to the owner, or give the owner a method that does it.";

    /// <inheritdoc />
    protected override IEnumerable<TextFile> Subjects(Tree tree) => tree.SourcesUnder("src", "plugins");

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(TextFile subject, Tree tree) =>
        from name in subject.Syntax.DescendantNodes()
        where name is QualifiedNameSyntax or MemberAccessExpressionSyntax or UsingDirectiveSyntax
        where name.Parent is not (QualifiedNameSyntax or MemberAccessExpressionSyntax) && name.Parent is not UsingDirectiveSyntax
        let spelled = Spelled(name)
        from owner in Owners
        where Begins(spelled, owner.Namespace) && !subject.IsUnder(owner.Folder)
        select subject.At(name, $"names {owner.Namespace}; only {owner.Folder} may");

    private static string Spelled(SyntaxNode name)
    {
        var spelled = name is UsingDirectiveSyntax directive ? directive.NamespaceOrType.ToString() : name.ToString();
        return spelled.Replace("global::", "", StringComparison.Ordinal);
    }

    private static bool Begins(string spelled, string owned) =>
        spelled.StartsWith(owned, StringComparison.Ordinal) && (spelled.Length == owned.Length || spelled[owned.Length] == '.');
}
