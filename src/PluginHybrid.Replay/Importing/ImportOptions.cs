using PluginHybrid.Recordings.Redaction;

namespace PluginHybrid.Replay.Importing;

/// <summary>What an import of a capture is told.</summary>
public sealed record ImportOptions
{
    /// <summary>The capture: one frame of the public stream per line, as received.</summary>
    public required string Capture { get; init; }

    /// <summary>When each line came: tab-separated, with columns <c>line</c> and <c>recv_unix_s</c>. Default <c>null</c>: a file <c>.recv.tsv</c> beside the capture, else the frames' own <c>ts</c>.</summary>
    public string? Times { get; init; }

    /// <summary>Where it was captured, for the header. Default <c>mainnet</c>.</summary>
    public string Environment { get; init; } = "mainnet";

    /// <summary>A sentence for the header. Default none.</summary>
    public string Note { get; init; } = "";

    /// <summary>The program and its version, for the header.</summary>
    public required string App { get; init; }

    /// <summary>True compresses with zstd. Default false.</summary>
    public bool Packs { get; init; }

    /// <summary>True gives up at the first line that is none. Default false: such lines are left out and told.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Secrets that must not be met. Default none.</summary>
    public RedactionSettings Redaction { get; init; } = new();
}
