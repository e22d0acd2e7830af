using PluginHybrid.Plugins;

namespace PluginHybrid.Summaries;

/// <summary>One plugin in the summary.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">Where it stood at the end.</param>
/// <param name="Mode">What became of its orders.</param>
/// <param name="Version">Its version, or empty.</param>
/// <param name="Decisions">Commands it gave.</param>
/// <param name="LastBecause">Reason of the last of them, or empty.</param>
/// <param name="Faults">Faults counted.</param>
/// <param name="Problem">What is wrong with it, or empty.</param>
/// <param name="FirstTickAt">When its first tick had been handled, on our clock; <c>null</c> when there was none. Minus the run's start: how long it took to begin.</param>
internal sealed record PluginSummary(
    string Id, string State, string Mode, string Version, long Decisions, string LastBecause, long Faults, string Problem, DateTimeOffset? FirstTickAt)
{
    /// <summary>The summary of a plugin.</summary>
    /// <param name="line">As it is shown.</param>
    public static PluginSummary Of(PluginLine line) =>
        new(line.Id, line.State, line.Mode, line.Version, line.Decisions, line.LastBecause, line.Faults, line.Problem, line.FirstTickAt);
}
