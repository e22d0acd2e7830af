using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Docs;

[Category(Level.Unit)]
public sealed class LinksResolveTests
{
    [Fact]
    public void Every_link_leads_somewhere() => new LinksResolve().Inspect(Tree.Repository).MustHold();

    [Fact]
    public void Dead_links_and_lost_headings_are_found() => new LinksResolve()
        .Inspect(Tree.Of(
            ("README.md", "# The house\n\n## What's in it?\n"),
            ("src/A/A.cs", ""),
            ("docs/page.md", """
                [file](../src/A/A.cs), [folder](../src/A/), [heading](../README.md#whats-in-it), [web](https://example.com/none)
                [gone](../src/B.cs) and [`code`](missing.md)
                [out](../../shared/x.md)
                [lost](../README.md#the-garden)
                `[not](a-link.md)`
                ```
                [nor](this.md)
                ```
                """)))
        .MustFind(
            "docs/page.md:2: leads nowhere: ../src/B.cs",
            "docs/page.md:2: leads nowhere: missing.md",
            "docs/page.md:3: leads nowhere: ../../shared/x.md",
            "docs/page.md:4: no such heading: ../README.md#the-garden");
}
