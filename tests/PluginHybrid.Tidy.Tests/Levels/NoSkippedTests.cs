using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Levels;

/// <summary>No test is switched off by its attribute. One that lacks something of the machine says so at run time, with <c>Assert.Skip</c>.</summary>
internal sealed class NoSkippedTests : RuleOver<TestClass>
{
    /// <inheritdoc />
    public override string Fix => "mend the test or delete it.";

    /// <inheritdoc />
    protected override IEnumerable<TestClass> Subjects(Tree tree) => TestClass.In(tree);

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(TestClass subject, Tree tree) =>
        from test in subject.Tests
        from attribute in TestClass.AttributesOf(test)
        where attribute.ArgumentList?.Arguments.Any(argument => argument.NameEquals?.Name.ToString() == "Skip") == true
        select subject.File.At(attribute, $"{test.Identifier.Text} is switched off");
}
