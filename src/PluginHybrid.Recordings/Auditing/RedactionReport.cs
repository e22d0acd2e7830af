using PluginHybrid.Recordings.Redaction;

namespace PluginHybrid.Recordings.Auditing;

/// <summary>What a redaction of a recording came to.</summary>
/// <param name="Records">Records written, over all parts.</param>
/// <param name="Changed">Those that are not as they were; headers, checkpoints and ends are not counted.</param>
/// <param name="Parts">Files written.</param>
/// <param name="Before">The policy the recording was made under; <c>null</c> for none.</param>
/// <param name="After">The policy it is made under now.</param>
public sealed record RedactionReport(long Records, long Changed, int Parts, RedactionPolicyName? Before, RedactionPolicyName After);
