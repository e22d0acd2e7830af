using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Mutants;

/// <summary>The text that a mutant replaces stands exactly once in its file: a list that no longer fits the code proves nothing.</summary>
internal sealed class MutantsStillApply : RuleOver<ListedMutant>
{
    /// <inheritdoc />
    public override string Fix => "copy the text anew from the file, see that the mutant still breaks what its name says, and run it: dotnet run tools/mutants.cs -- --only <name>.";

    /// <inheritdoc />
    protected override IEnumerable<ListedMutant> Subjects(Tree tree) => MutantLists.Of(tree);

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(ListedMutant subject, Tree tree) =>
        from edit in subject.Edits
        let times = edit.Find.Length > 0 && tree.Find(edit.File) is { } file ? file.Text.Split(edit.Find).Length - 1 : 0
        where times != 1
        select subject.Problem($"its text is {times} times in {edit.File}, once is wanted");
}
