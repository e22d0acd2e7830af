using Microsoft.CodeAnalysis.CSharp.Syntax;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Levels;

/// <summary>Every test class carries exactly one <c>[Category(Level.…)]</c>, its methods none, and nobody spells the trait by hand.</summary>
internal sealed class OneCategory : RuleOver<TestClass>
{
    /// <inheritdoc />
    public override string Fix => "put one [Category(Level.Unit | Integration | System | Performance | Failover)] on the class; split a class of two levels.";

    /// <inheritdoc />
    protected override IEnumerable<TestClass> Subjects(Tree tree) => TestClass.In(tree);

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(TestClass subject, Tree tree)
    {
        var (file, declaration) = subject;
        var count = Categories(declaration).Count();
        if (count != 1)
        {
            yield return file.At(declaration.Identifier.GetLocation(), $"{subject.Name} carries {(count == 0 ? "no Category" : $"{count} Categories")}");
        }

        foreach (var method in subject.Tests.Where(method => Categories(method).Any()))
        {
            yield return file.At(method.Identifier.GetLocation(), $"{method.Identifier.Text} carries a Category beside its class's");
        }

        foreach (var trait in TestClass.AttributesOf(declaration).Concat(subject.Tests.SelectMany(TestClass.AttributesOf)).Where(IsHandWritten))
        {
            yield return file.At(trait, $"{trait} spells the category by hand");
        }
    }

    private static IEnumerable<AttributeSyntax> Categories(MemberDeclarationSyntax member) =>
        TestClass.AttributesOf(member).Where(attribute => TestClass.Named(attribute) == "Category");

    private static bool IsHandWritten(AttributeSyntax attribute) => TestClass.Named(attribute) == "Trait"
        && attribute.ArgumentList?.Arguments is [var name, ..] && name.ToString() == "\"Category\"";
}
