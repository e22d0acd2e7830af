namespace PluginHybrid.Plugins;

/// <summary>One plugin as it is shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">One word: <c>running</c>, <c>disabled</c>, <c>quarantined</c>, <c>refused</c>, ...</param>
/// <param name="Mode"><c>shadow</c>, <c>paper</c> or <c>live</c>: what it runs in here.</param>
/// <param name="Version">Its version, or empty.</param>
/// <param name="Decisions">Commands it has given in this run.</param>
/// <param name="LastBecause">Reason of the last of them, or empty.</param>
/// <param name="Faults">Faults counted in this run.</param>
/// <param name="Problem">What is wrong with it, or empty.</param>
/// <param name="FirstTickAt">When its first tick had been handled; <c>null</c> before it.</param>
internal sealed record PluginLine(
    string Id, string State, string Mode, string Version, long Decisions, string LastBecause, long Faults = 0, string Problem = "", DateTimeOffset? FirstTickAt = null)
{
    /// <summary>False when the operator should look at it.</summary>
    public bool IsHealthy => Problem.Length == 0;

    /// <summary>Everything else that is known of it; <c>null</c> in tests of the short form.</summary>
    public PluginDetail? Detail { get; init; }
}
