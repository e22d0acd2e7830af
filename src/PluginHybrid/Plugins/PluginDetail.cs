namespace PluginHybrid.Plugins;

/// <summary>What <c>hybrid plugins show</c> tells of one plugin.</summary>
/// <param name="Title">For people.</param>
/// <param name="Path">The file it was made of.</param>
/// <param name="Granted">Capabilities it has.</param>
/// <param name="Missing">Capabilities it asked for and was not granted.</param>
/// <param name="Recent">Its last decisions, oldest first: command, outcome, reason.</param>
/// <param name="Outcomes">Commands by what became of them.</param>
/// <param name="Figures">Turns, ticks and times, by name.</param>
/// <param name="Own">The plugin's own gauges and counters, by name.</param>
/// <param name="Faults">What it did wrong last, oldest first.</param>
/// <param name="Notes">Warnings of its file, and old versions still in memory.</param>
internal sealed record PluginDetail(
    string Title,
    string Path,
    string Granted,
    string Missing,
    IReadOnlyList<string> Recent,
    IReadOnlyDictionary<string, long> Outcomes,
    IReadOnlyDictionary<string, string> Figures,
    IReadOnlyDictionary<string, string> Own,
    IReadOnlyList<string> Faults,
    IReadOnlyList<string> Notes);
