using PluginHybrid.Hosting.Sources;

namespace PluginHybrid.Hosting.Checking;

/// <summary>One step of a check and how it went.</summary>
/// <param name="Name">One word: <c>load</c>, <c>lint</c>, <c>settings</c>, <c>start</c>, <c>run</c>, <c>repeat</c>, <c>stop</c>, <c>unload</c>.</param>
/// <param name="IsOk">True when nothing speaks against it.</param>
/// <param name="Took">Wall time.</param>
/// <param name="Found">One sentence.</param>
public sealed record CheckStep(string Name, bool IsOk, TimeSpan Took, string Found)
{
    /// <summary>Errors and warnings with file, line and fix.</summary>
    public IReadOnlyList<SourceProblem> Problems { get; init; } = [];
}
