using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Mutants;

[Category(Level.Unit)]
public sealed class MutantsStillApplyTests
{
    [Fact]
    public void The_text_of_every_mutant_is_still_in_the_code() => new MutantsStillApply().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void A_text_that_is_gone_or_there_twice_is_found() => new MutantsStillApply()
        .Inspect(Tree.Of(
            ("src/A/A.cs", "one();\ntwo();\ntwo();\n"),
            ("tools/mutants/list.yaml", """
                - name: fits
                  file: src/A/A.cs
                  find: one();
                  replace: ""
                - name: gone
                  file: src/A/A.cs
                  find: three();
                  replace: ""
                - name: its second edit is there twice
                  file: src/A/A.cs
                  find: |-
                    one();
                    two();
                  replace: ""
                  also:
                  - find: two();
                    replace: ""
                - name: no such file
                  file: src/A/B.cs
                  find: one();
                  replace: ""
                """)))
        .MustFind(
            "tools/mutants/list.yaml:5: \"gone\": its text is 0 times in src/A/A.cs, once is wanted",
            "tools/mutants/list.yaml:9: \"its second edit is there twice\": its text is 2 times in src/A/A.cs, once is wanted",
            "tools/mutants/list.yaml:18: \"no such file\": its text is 0 times in src/A/B.cs, once is wanted");
}
