using Microsoft.CodeAnalysis.CSharp.Syntax;
using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.Chance;

/// <summary>Tests never sleep: they advance virtual time, or await a named condition. The one poll is inside <c>Wait</c>.</summary>
/// <remarks>A plugin's delay on its own clock (<c>Host.Clock</c>) is recorded and replayed, not slept. A delay without end (<c>Timeout.Infinite</c>, <c>Timeout.InfiniteTimeSpan</c>) is a party that never answers, not a sleep.</remarks>
internal sealed class NoSleepInTests : RuleOver<TextFile>
{
    private const string Wait = "tests/PluginHybrid.Testing/Wait.cs";

    /// <inheritdoc />
    public override string Fix => "advance the FakeTimeProvider, or await Wait.Until(\"what\", () => condition).";

    /// <inheritdoc />
    protected override IEnumerable<TextFile> Subjects(Tree tree) => tree.SourcesUnder("tests").Where(file => file.Path != Wait);

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(TextFile subject, Tree tree) =>
        from call in subject.Syntax.DescendantNodes().OfType<InvocationExpressionSyntax>()
        let spelled = call.Expression.ToString()
        where spelled is "Thread.Sleep" or "Task.Delay" || spelled.EndsWith(".Thread.Sleep", StringComparison.Ordinal)
            || spelled.EndsWith(".Task.Delay", StringComparison.Ordinal)
        let arguments = call.ArgumentList.ToString()
        where !arguments.Contains("Timeout.Infinite", StringComparison.Ordinal) && !arguments.EndsWith("Host.Clock)", StringComparison.Ordinal)
        select subject.At(call, $"sleeps: {call}");
}
