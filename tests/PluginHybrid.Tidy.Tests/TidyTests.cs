using System.Reflection;
using PluginHybrid.Testing;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests;

/// <summary>The rules about rules.</summary>
[Category(Level.Unit)]
public sealed class TidyTests
{
    private static readonly Type[] Rules =
    [
        .. typeof(Rule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract),
    ];

    [Fact]
    public void Every_rule_is_held_by_one_test_and_shown_to_fire_by_another()
    {
        var lacking = Rules.Where(rule => TestsOf(rule) < 2).Select(rule => $"{rule.Name} needs a {rule.Name}Tests beside it with at least two tests.");

        Assert.Equal("", string.Join('\n', lacking));
        Assert.True(Rules.Length > 20, $"Only {Rules.Length} rules were found.");
    }

    [Fact]
    public void A_rule_that_inspected_nothing_fails()
    {
        var failure = Assert.ThrowsAny<Exception>(() => new Shape.FileLength().Inspect(Tree.Of()).MustHold());

        Assert.StartsWith("FileLength inspected nothing", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_lists_every_place_and_the_fix()
    {
        var tree = Tree.Of(("src/A.cs", "#region a\n#endregion\n"), ("src/B.cs", "\n#region b\n#endregion\n"));

        var failure = Assert.ThrowsAny<Exception>(() => new Shape.NoRegion().Inspect(tree).MustHold());

        Golden.Equal(
            """
            NoRegion: 2 finding(s) in 2 inspected.
            src/A.cs:1: a region
            src/B.cs:2: a region

            Fix: give the part its own type and file.
            """,
            failure.Message);
    }

    private static int TestsOf(Type rule) => rule.Assembly.GetType(rule.FullName + "Tests")?
        .GetMethods(BindingFlags.Public | BindingFlags.Instance)
        .Count(method => method.GetCustomAttribute<FactAttribute>() is not null) ?? 0;
}
