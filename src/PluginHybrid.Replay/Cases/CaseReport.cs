using PluginHybrid.Replay.Scripts;

namespace PluginHybrid.Replay.Cases;

/// <summary>What a case came to.</summary>
/// <param name="Records">Records of it.</param>
/// <param name="Last">Its last input.</param>
/// <param name="Inputs">Of so many in the recording.</param>
/// <param name="Moved">How many inputs later than asked it was cut, because something was under way.</param>
/// <param name="Changed">Records that the redaction changed.</param>
/// <param name="EventLines">Lines of events that people read.</param>
/// <param name="DecisionLines">Lines of decisions.</param>
/// <param name="Hashes">Over everything from its start.</param>
public sealed record CaseReport(long Records, long Last, long Inputs, long Moved, long Changed, int EventLines, int DecisionLines, RunHashes Hashes);
