namespace PluginHybrid.Recordings.Auditing;

/// <summary>What recovering brought.</summary>
/// <param name="Kept">Whole lines, headers and ends counted.</param>
/// <param name="Lost">Lines that were torn or damaged.</param>
/// <param name="Audit">What validating the result found.</param>
public sealed record RecoveryReport(long Kept, long Lost, AuditReport Audit);
