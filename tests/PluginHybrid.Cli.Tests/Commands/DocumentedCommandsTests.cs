using System.Text.RegularExpressions;
using PluginHybrid.Commands;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Commands;

[Category(Level.Unit)]
public sealed partial class DocumentedCommandsTests
{
    [Fact]
    public void Every_hybrid_command_on_a_page_is_one_that_hybrid_takes()
    {
        var root = CommandLine.Root(new Invocation().Around());
        var commands = Pages().SelectMany(CommandsOf).ToList();
        Assert.True(commands.Count > 20, $"only {commands.Count} commands were found on the pages");

        var wrong =
            from command in commands
            let errors = root.Parse(command.Text).Errors
            where errors.Count > 0
            select $"{command.Place}: hybrid {command.Text}: {errors[0].Message}";

        var report = string.Join('\n', wrong);
        Assert.True(report.Length == 0, report);
    }

    [Fact]
    public void A_command_that_does_not_exist_is_found()
    {
        var root = CommandLine.Root(new Invocation().Around());
        Assert.NotEmpty(root.Parse("dance --for 3s").Errors);
        Assert.Equal(
            ["config check --config my.yaml", "run --for 30s"],
            CommandsOf(("page.md", "text\nhybrid config check [--config my.yaml]   # is it right?\nor `dotnet run --project src/PluginHybrid -- run --for 30s`, says the hybrid.")).Select(found => found.Text));
    }

    private static IEnumerable<(string Name, string Text)> Pages() =>
        from folder in new[] { "", "docs", "src", "plugins", "tests", "recordings" }
        from path in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.md").Order(StringComparer.Ordinal)
        select (Path.GetRelativePath(Repository.Root, path), File.ReadAllText(path));

    // At the beginning of a line, of a code span, or behind a variable; up to a comment, a pipe or the span's end.
    private static IEnumerable<(string Place, string Text)> CommandsOf((string Name, string Text) page) =>
        from line in page.Text.Split('\n').Select((text, index) => (text, Number: index + 1))
        from Match match in Command().Matches(line.text)
        let typed = Comment().Replace(match.Groups["typed"].Value, "").Trim()
        let text = Braces().Replace(typed.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal), "x")
        where text.Length > 0 && char.IsAsciiLetterLower(text[0]) && !ShownByHybrid().IsMatch(line.text)
        select ($"{page.Name}:{line.Number}", text);

    [GeneratedRegex(@"(?:^\s*(?:\w+=\S+ )*|`(?:\w+=\S+ )*)(?:hybrid|dotnet run (?:-c Release )?--project src/PluginHybrid --) (?<typed>[^`|>]*)")]
    private static partial Regex Command();

    // The first line of the live table, as pages show it.
    [GeneratedRegex(@"^\s*hybrid\s+(simulated|testnet|demo|mainnet)\b")]
    private static partial Regex ShownByHybrid();

    [GeneratedRegex(@"\s+(?:#|2?>|&&|\\).*$|\s{2,}.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"<[^>]*>|…|\.\.\.")]
    private static partial Regex Braces();
}
