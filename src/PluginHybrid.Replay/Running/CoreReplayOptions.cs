using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Replay.Running;

/// <summary>What a core replay is told.</summary>
public sealed record CoreReplayOptions
{
    /// <summary>The recording: its folder or file.</summary>
    public required string Path { get; init; }

    /// <summary>Which plugins run, given what the recording says of them. Default none: the recorded commands are given as they stand.</summary>
    public Func<RecordingHeader, ReplayPlugins>? Plugins { get; init; }

    /// <summary>True writes the lines people read. Costs memory by the length of the recording. Default false.</summary>
    public bool WritesText { get; init; }

    /// <summary>Ends the replay after the first input for which it is true. Default at the end of the recording.</summary>
    public Func<ReplayMoment, bool>? Until { get; init; }

    /// <summary>Where plugins' lines go. Default nowhere.</summary>
    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;
}
