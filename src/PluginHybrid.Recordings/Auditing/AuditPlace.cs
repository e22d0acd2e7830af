using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Recordings.Auditing;

/// <summary>Where a check stands, and where it tells what it found.</summary>
internal sealed class AuditPlace
{
    private const int Most = 1000;

    private readonly List<Finding> _findings = [];

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>The part being read.</summary>
    public PartLines Lines { get; set; } = null!;

    /// <summary>The record of the line; -1 for none.</summary>
    public long Record { get; set; } = -1;

    /// <summary>Something that makes the recording unusable as it is.</summary>
    /// <param name="rule">Id of the rule.</param>
    /// <param name="words">What is wrong.</param>
    public void Error(string rule, string words) => Add(rule, isError: true, words);

    /// <summary>Something a person should know.</summary>
    /// <param name="rule">Id of the rule.</param>
    /// <param name="words">What is odd.</param>
    public void Warn(string rule, string words) => Add(rule, isError: false, words);

    private void Add(string rule, bool isError, string words)
    {
        if (_findings.Count < Most)
        {
            _findings.Add(new Finding(rule, isError, Lines.File, Math.Max(1, Lines.Line), Lines.Offset, Record, words));
        }
    }
}
