using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Chance;

/// <summary>The ban list once more, by spelling: it also reaches scripts, which no analyzer sees, and no pragma silences it.</summary>
/// <remarks>
/// Spelling cannot tell overloads apart, so of the methods only those with at most one parameter are looked for;
/// the analyzer knows the others.
/// </remarks>
internal sealed class NoAmbientReads : RuleOver<TextFile>
{
    /// <inheritdoc />
    public override string Fix => $"use what the finding names ({BanList.Path}).";

    /// <inheritdoc />
    protected override IEnumerable<TextFile> Subjects(Tree tree) => BanList.Read(tree).Any()
        ? tree.Files.Where(file => file.IsUnder("src", "plugins") && Path.GetExtension(file.Name) is ".cs" or ".csx")
        : [];

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(TextFile subject, Tree tree)
    {
        var bans = BanList.Read(tree).ToArray();
        return
            from node in subject.Syntax.DescendantNodes()
            let ban = bans.FirstOrDefault(ban => IsUse(node, ban))
            where ban is not null
            select subject.At(node, $"{node}: {ban.Replacement}");
    }

    private static bool IsUse(SyntaxNode node, Ban ban) => (ban.Kind, node) switch
    {
        ('T', IdentifierNameSyntax name) => name.Identifier.Text == ban.FullName.Split('.')[^1] && !IsPartOfUsing(name) && !IsMemberOfAnother(name, ban),
        ('P', MemberAccessExpressionSyntax access) => EndsWith(access, ban.Spelled),
        ('M', InvocationExpressionSyntax call) => ban.Parameters <= 1 && call.ArgumentList.Arguments.Count == ban.Parameters
            && call.Expression is MemberAccessExpressionSyntax access && EndsWith(access, ban.Spelled),
        ('M', ObjectCreationExpressionSyntax created) => ban.Parameters <= 1 && (created.ArgumentList?.Arguments.Count ?? 0) == ban.Parameters
            && ban.Spelled == $"{created.Type}.#ctor",
        _ => false,
    };

    private static bool EndsWith(MemberAccessExpressionSyntax access, string spelled)
    {
        var text = access.ToString();
        return text == spelled || text.EndsWith("." + spelled, StringComparison.Ordinal);
    }

    // RecordKind.Timer is a member called Timer; Threading.Timer is the type.
    private static bool IsMemberOfAnother(IdentifierNameSyntax name, Ban ban) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Name == name && !ban.FullName.EndsWith("." + access, StringComparison.Ordinal);

    private static bool IsPartOfUsing(SyntaxNode name) => name.Ancestors().Any(ancestor => ancestor is UsingDirectiveSyntax);
}
