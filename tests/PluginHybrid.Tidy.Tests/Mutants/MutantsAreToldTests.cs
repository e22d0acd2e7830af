using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Mutants;

[Category(Level.Unit)]
public sealed class MutantsAreToldTests
{
    [Fact]
    public void Every_mutant_stands_in_a_table() => new MutantsAreTold().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void One_that_is_missing_or_stands_there_twice_is_found() => new MutantsAreTold()
        .Inspect(Tree.Of(
            ("docs/page.md", """
                | Mutant | Found by |
                |---|---|
                | told | x |
                | twice | x |
                | twice | y |
                """),
            ("tools/mutants/list.yaml", """
                - name: told
                - name: twice
                - name: missing
                """)))
        .MustFind(
            "tools/mutants/list.yaml:2: \"twice\": 2 rows of tables begin with it, one is wanted",
            "tools/mutants/list.yaml:3: \"missing\": 0 rows of tables begin with it, one is wanted");
}
