using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Docs;

/// <summary>Every link of a page leads to a file, folder or heading that is there. Links to the web are not followed.</summary>
internal sealed class LinksResolve : RuleOver<PageLink>
{
    /// <inheritdoc />
    public override string Fix => "correct the link; paths are relative to the page, headings in lower case with dashes.";

    /// <inheritdoc />
    protected override IEnumerable<PageLink> Subjects(Tree tree) => tree.Pages.SelectMany(PageLink.In);

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(PageLink subject, Tree tree)
    {
        var path = subject.PathFromRoot;
        if (path is null || !tree.Has(path))
        {
            return [subject.Page.At(subject.Line, $"leads nowhere: {subject.Target}")];
        }

        return subject.Heading is { } heading && tree.Find(path) is { } page && !PageLink.HeadingsOf(page).Contains(heading)
            ? [subject.Page.At(subject.Line, $"no such heading: {subject.Target}")]
            : [];
    }
}
