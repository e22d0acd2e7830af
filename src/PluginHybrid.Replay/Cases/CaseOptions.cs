using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Redaction;
using PluginHybrid.Replay.Running;

namespace PluginHybrid.Replay.Cases;

/// <summary>What is to become a case.</summary>
public sealed record CaseOptions
{
    /// <summary>The recording's folder or file.</summary>
    public required string Recording { get; init; }

    /// <summary>From where the golden text shows it, since the recording's first moment. Default its start.</summary>
    public TimeSpan From { get; init; }

    /// <summary>Where it is cut, or as soon after as nothing is under way. Default its end.</summary>
    public TimeSpan To { get; init; } = TimeSpan.MaxValue;

    /// <summary>Why it exists, for the header. Default the recording's own note.</summary>
    public string Note { get; init; } = "";

    /// <summary>Secrets and scale of the redaction.</summary>
    public RedactionSettings Redaction { get; init; } = new();

    /// <summary>Which plugins run, given the recording's folder and what it says of them.</summary>
    public required Func<string, RecordingHeader, ReplayPlugins> Plugins { get; init; }
}
