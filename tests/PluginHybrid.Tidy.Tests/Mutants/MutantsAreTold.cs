using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Mutants;

/// <summary>Each mutant stands with who found it in a table of some page, under its own name, and no two have the same name.</summary>
internal sealed class MutantsAreTold : RuleOver<ListedMutant>
{
    /// <inheritdoc />
    public override string Fix => "run dotnet run tools/mutants.cs -- --only <name>, and put its row into the table of the page.";

    /// <inheritdoc />
    protected override IEnumerable<ListedMutant> Subjects(Tree tree) => MutantLists.Of(tree);

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(ListedMutant subject, Tree tree)
    {
        var rows = tree.Pages.Sum(page => page.Lines.Count(line => line.StartsWith($"| {subject.Name} |", StringComparison.Ordinal)));
        return rows == 1 ? [] : [subject.Problem($"{rows} rows of tables begin with it, one is wanted")];
    }
}
