namespace PluginHybrid.Replaying;

/// <summary>What of a replay counts as failed.</summary>
internal enum Strictness
{
    /// <summary>Commands that only one side has, and other positions or stops at the end. What was never played is told.</summary>
    Commands,

    /// <summary>Also commands in another order, and anything that was never played.</summary>
    Strict,

    /// <summary>Only other positions or stops at the end; the rest is told.</summary>
    Lenient,
}
