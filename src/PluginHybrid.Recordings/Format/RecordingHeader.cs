using PluginHybrid.Recordings.Redaction;

namespace PluginHybrid.Recordings.Format;

/// <summary>The first record of a recording: what it is, and what a replay needs to begin as the live run began.</summary>
public sealed record RecordingHeader
{
    /// <summary>The schema this version writes and reads.</summary>
    public const int SchemaVersion = 1;

    /// <summary><c>v</c>: rises only when older readers would misread the file.</summary>
    public int Version { get; init; } = SchemaVersion;

    /// <summary><c>id</c>: 32 hex digits, the same in all parts.</summary>
    public required string Id { get; init; }

    /// <summary><c>t0</c>: the session clock's time at <c>t</c> 0, in UTC, to 100 ns.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary><c>env</c>: simulated, testnet, demo or mainnet.</summary>
    public required string Environment { get; init; }

    /// <summary><c>app</c>: the program that wrote it and its version.</summary>
    public required string App { get; init; }

    /// <summary><c>made</c>: recorded, imported, trimmed or simulated, and what a person should know about it.</summary>
    public string Made { get; init; } = "recorded";

    /// <summary><c>pol</c>: the redaction policy it was written under; <c>null</c> when it was not redacted.</summary>
    public RedactionPolicyName? Policy { get; init; }

    /// <summary><c>session</c>: options, seed and run prefix of the session, as JSON. Empty object when not known.</summary>
    public string Session { get; init; } = "{}";

    /// <summary><c>host</c>: limits of the plugin host, its seed and what is published, as JSON. Empty object when there was none.</summary>
    public string Host { get; init; } = "{}";

    /// <summary><c>plugins</c>: who was loaded, in id order.</summary>
    public IReadOnlyList<HeaderPlugin> Plugins { get; init; } = [];

    /// <summary><c>state</c>: what each plugin restored, in id order, keys in ordinal order.</summary>
    public IReadOnlyList<HeaderState> State { get; init; } = [];

    /// <summary><c>part</c>: from 1.</summary>
    public int Part { get; init; } = 1;

    /// <summary><c>prev</c>: the part before; <c>null</c> in the first.</summary>
    public PartLink? Previous { get; init; }

    /// <summary><c>gaps</c>: record numbers that are missing on purpose, both ends included, rising.</summary>
    public IReadOnlyList<(long From, long To)> Gaps { get; init; } = [];

    /// <summary><c>note</c>: a sentence for people; empty for none.</summary>
    public string Note { get; init; } = "";

    /// <summary>Keys this version does not know, with their values as JSON, in the file's order. Kept by tools.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Extra { get; init; } = [];
}
