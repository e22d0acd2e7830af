using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Words;

/// <summary>Where money is read, kept and shown to plugins there is no binary floating point, not even on the way.</summary>
internal sealed class MoneyIsDecimal : RuleOver<TextFile>
{
    private static readonly string[] Rooms =
    [
        "src/PluginHybrid.Sdk", "src/PluginHybrid.Core/Wire", "src/PluginHybrid.Core/Positions", "src/PluginHybrid.Core/Orders",
        "src/PluginHybrid.Bybit/Wire",
    ];

    /// <inheritdoc />
    public override string Fix => "use decimal, parsed from the wire's text.";

    /// <inheritdoc />
    protected override IEnumerable<TextFile> Subjects(Tree tree) => tree.SourcesUnder(Rooms);

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(TextFile subject, Tree tree) =>
        from node in subject.Syntax.DescendantNodes()
        where IsFloating(node)
        select subject.At(node, $"binary floating point: {node}");

    private static bool IsFloating(SyntaxNode node) => node switch
    {
        PredefinedTypeSyntax type => type.Keyword.IsKind(SyntaxKind.DoubleKeyword) || type.Keyword.IsKind(SyntaxKind.FloatKeyword),
        IdentifierNameSyntax name => name.Identifier.Text is "GetDouble" or "GetSingle" or "TryGetDouble" or "TryGetSingle" or "ToDouble",
        _ => false,
    };
}
