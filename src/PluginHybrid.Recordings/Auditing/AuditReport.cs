namespace PluginHybrid.Recordings.Auditing;

/// <summary>What validating a recording found.</summary>
/// <param name="Findings">In the order of the lines; at most a thousand.</param>
/// <param name="Records">Lines that are records.</param>
/// <param name="Bytes">Bytes looked at, unpacked.</param>
/// <param name="Parts">Files.</param>
/// <param name="Dropped">Records that the recorder says it lost.</param>
public sealed record AuditReport(IReadOnlyList<Finding> Findings, long Records, long Bytes, int Parts, long Dropped)
{
    /// <summary>True without errors.</summary>
    public bool IsValid => !Findings.Any(finding => finding.IsError);

    /// <summary>True when records are missing that were told.</summary>
    public bool IsLossy => Dropped > 0;
}
