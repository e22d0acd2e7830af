using System.Text.RegularExpressions;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Docs;

/// <summary>A link inside the repository.</summary>
/// <param name="Page">The page it stands on.</param>
/// <param name="Line">From 1.</param>
/// <param name="Target">As written.</param>
internal sealed partial record PageLink(TextFile Page, int Line, string Target)
{
    /// <summary>The part behind the hash.</summary>
    public string? Heading => Target.Contains('#') ? Target[(Target.IndexOf('#') + 1)..] : null;

    /// <summary>Where it leads, from the root; null when it leaves the repository.</summary>
    public string? PathFromRoot
    {
        get
        {
            var path = Target.Split('#')[0];
            if (path.Length == 0) return Page.Path;
            var steps = new Stack<string>(Page.Folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
            foreach (var step in path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(step => step != "."))
            {
                if (step != "..") steps.Push(Uri.UnescapeDataString(step));
                else if (!steps.TryPop(out _)) return null;
            }

            return string.Join('/', steps.Reverse());
        }
    }

    /// <summary>The links of a page, code left out.</summary>
    public static IEnumerable<PageLink> In(TextFile page) =>
        from line in Prose(page)
        from Match match in Link().Matches(InlineCode().Replace(line.Text, ""))
        let target = match.Groups[1].Value
        where !Elsewhere().IsMatch(target)
        select new PageLink(page, line.Number, target);

    /// <summary>The headings of a page, as links spell them.</summary>
    public static IReadOnlySet<string> HeadingsOf(TextFile page) => Prose(page)
        .Where(line => line.Text.StartsWith('#'))
        .Select(line => NotInHeadings().Replace(line.Text.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'))
        .ToHashSet();

    private static IEnumerable<(string Text, int Number)> Prose(TextFile page)
    {
        var fenced = false;
        for (var index = 0; index < page.Lines.Length; index++)
        {
            var isFence = page.Lines[index].TrimStart().StartsWith("```", StringComparison.Ordinal);
            if (isFence) fenced = !fenced;
            if (!fenced && !isFence) yield return (page.Lines[index], index + 1);
        }
    }

    [GeneratedRegex(@"\]\(<?([^)\s>]+)>?(?:\s+""[^""]*"")?\)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]*`(?!\\])")]
    private static partial Regex InlineCode();

    [GeneratedRegex("^[a-z]+:", RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInHeadings();
}
