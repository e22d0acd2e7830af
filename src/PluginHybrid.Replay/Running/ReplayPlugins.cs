using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Replay.Running;

/// <summary>Which plugins a replay runs.</summary>
/// <param name="Loader">Loads them.</param>
/// <param name="Candidates">Them; those the recording does not name run in shadow with nothing granted.</param>
public sealed record ReplayPlugins(IPluginLoader Loader, IReadOnlyList<PluginCandidate> Candidates)
{
    /// <summary>What a text of a header grants; unknown words grant nothing.</summary>
    /// <param name="text">Comma separated.</param>
    internal static Capabilities GrantedIn(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Aggregate(Capabilities.None, (all, word) => all | (Enum.TryParse<Capabilities>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var one) ? one : Capabilities.None));

    /// <summary>What a word of a header lets become of commands; an unknown one nothing.</summary>
    /// <param name="word"><c>live</c>, <c>shadow</c> or <c>paper</c>.</param>
    internal static PluginMode ModeOf(string word) => Enum.TryParse<PluginMode>(word, ignoreCase: true, out var mode) ? mode : PluginMode.Shadow;
}
