using PluginHybrid.Hosting.Journal;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Plugins;

/// <summary>A plugin's status in the few words that are shown.</summary>
internal static class PluginLines
{
    private const int HashShown = 8;

    /// <summary>The words.</summary>
    /// <param name="status">As the plugin host gives it.</param>
    /// <param name="hide">Takes secrets out of what the plugin said.</param>
    public static PluginLine Of(PluginStatus status, Func<string, string> hide) => new(
        status.Id,
        status.State.ToString().ToLowerInvariant(),
        JournalWords.Of(status.Mode),
        Short(status.Version),
        status.Decisions.Count > 0 ? status.Decisions[^1].Number : 0,
        status.Decisions.Count > 0 ? hide(status.Decisions[^1].Command.Because) : "",
        status.FaultCount,
        hide(Problem(status)),
        status.Figures.FirstTickAt)
    {
        Detail = PluginDetails.Of(status, hide),
    };

    // 0.1.0+157ad3b80239... names a commit; its beginning does.
    private static string Short(string version) =>
        version.IndexOf('+', StringComparison.Ordinal) is > 0 and var plus && version.Length > plus + HashShown ? version[..(plus + HashShown)] : version;

    // Stopped by a person is no problem; everything else that does not run is one.
    private static string Problem(PluginStatus status)
    {
        if (status.State is PluginState.Refused or PluginState.Suspended or PluginState.Quarantined)
        {
            return status.Why.Length > 0 ? status.Why : status.Problems.Where(problem => problem.IsError).Select(problem => $"{problem}").FirstOrDefault("it does not run");
        }

        if (status is { Mode: PluginMode.Live, State: PluginState.Running, Granted: Capabilities.None } && status.Asked != Capabilities.None)
        {
            return $"live, but it may do nothing: it asks for {status.Asked}; add what you grant under plugins.{status.Id}.allow in hybrid.yaml";
        }

        return status.Problems.Where(problem => problem.IsError).Select(problem => $"the newest file was not taken: {problem}").FirstOrDefault("");
    }
}
