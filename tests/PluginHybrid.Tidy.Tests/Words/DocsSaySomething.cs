using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Words;

/// <summary>A summary adds something to the name it stands over: it is not empty, no formula, and not the name again.</summary>
/// <remarks>Constants and enum values may repeat theirs: many are the venue's own words, and there is no more to say.</remarks>
internal sealed partial class DocsSaySomething : RuleOver<Documented>
{
    private static readonly string[] Fillers = ["a", "an", "the", "of", "this", "get", "gets", "set", "sets", "or", "return", "returns", "class", "is"];

    /// <inheritdoc />
    public override string Fix => "say what the name does not: unit, owner, default, what it guarantees, why it is there.";

    /// <inheritdoc />
    protected override IEnumerable<Documented> Subjects(Tree tree) =>
        from file in tree.SourcesUnder("src", "plugins")
        from member in file.Syntax.DescendantNodes().OfType<MemberDeclarationSyntax>()
        let summary = Documented.SummaryOf(member)
        where summary is not null
        select new Documented(file, member, summary);

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(Documented subject, Tree tree)
    {
        if (WhyEmpty(subject) is { } why) yield return subject.File.At(subject.Summary, why);
    }

    private static string? WhyEmpty(Documented subject)
    {
        var text = subject.Text;
        if (text.Length == 0) return "an empty summary";
        if (Formula().IsMatch(text)) return $"a formula: {text}";
        if (subject.IsConstant) return null;
        var name = Words(subject.Name);
        return Words(text).Except(Fillers).All(word => name.Contains(word)) ? $"only the name again: {text}" : null;
    }

    private static string[] Words(string text) =>
        [.. Word().Matches(text).Select(match => match.Value.ToLowerInvariant())];

    [GeneratedRegex(@"^(initiali[sz]es a new instance|constructor\b|ctor\b|gets or sets\b|to be (done|documented)|tbd\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Formula();

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")]
    private static partial Regex Word();
}
