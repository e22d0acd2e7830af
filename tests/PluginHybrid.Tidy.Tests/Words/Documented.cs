using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Words;

/// <summary>A member with its summary.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Member">The member.</param>
/// <param name="Summary">The summary element.</param>
internal sealed record Documented(TextFile File, MemberDeclarationSyntax Member, XmlElementSyntax Summary)
{
    /// <summary>The summary in one line, tags taken away except for what they name.</summary>
    public string Text => string.Join(' ', Summary.Content.ToString().Replace("///", " ", StringComparison.Ordinal)
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The member's name; a constructor has its type's.</summary>
    public string Name => Member switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        EnumMemberDeclarationSyntax value => value.Identifier.Text,
        DelegateDeclarationSyntax named => named.Identifier.Text,
        BaseFieldDeclarationSyntax stored => stored.Declaration.Variables[0].Identifier.Text,
        _ => "",
    };

    /// <summary>Whether it is an enum value or a constant.</summary>
    public bool IsConstant => Member is EnumMemberDeclarationSyntax || Member.Modifiers.Any(SyntaxKind.ConstKeyword);

    /// <summary>The summary element of a member, if it has one.</summary>
    public static XmlElementSyntax? SummaryOf(MemberDeclarationSyntax member) => member.GetLeadingTrivia()
        .Select(trivia => trivia.GetStructure())
        .OfType<DocumentationCommentTriviaSyntax>()
        .SelectMany(comment => comment.Content.OfType<XmlElementSyntax>())
        .FirstOrDefault(element => element.StartTag.Name.ToString() == "summary");
}
