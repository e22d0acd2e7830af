using System.Globalization;

namespace PluginHybrid.Replay.Divergences;

/// <summary>A place at which a replay is not what was recorded.</summary>
/// <param name="Kind">Which way it differs.</param>
/// <param name="Record">Number of the record at which it was seen.</param>
/// <param name="At">That record's time since the recording's first moment.</param>
/// <param name="What">In words.</param>
public sealed record Divergence(DivergenceKind Kind, long Record, TimeSpan At, string What)
{
    /// <summary>What the recording holds there; empty for nothing.</summary>
    public string Recorded { get; init; } = "";

    /// <summary>What the replay did there; empty for nothing.</summary>
    public string Replayed { get; init; } = "";

    /// <summary><c>n=812 t=12.503s not recorded: ...</c></summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"n={Record} t={At.TotalSeconds:0.000}s {Words}: {What}{(Recorded.Length > 0 ? $"; recorded {Recorded}" : "")}{(Replayed.Length > 0 ? $"; replayed {Replayed}" : "")}");

    private string Words => Kind switch
    {
        DivergenceKind.NotRecorded => "not recorded",
        DivergenceKind.NotDone => "recorded, not done",
        DivergenceKind.Differs => "differs",
        DivergenceKind.NotPlayed => "never played",
        _ => "not followed",
    };
}

/// <summary>Which way a replay differs.</summary>
public enum DivergenceKind
{
    /// <summary>The replay did what the recording does not hold.</summary>
    NotRecorded,

    /// <summary>The recording holds what the replay did not do.</summary>
    NotDone,

    /// <summary>Both did something there, and not the same.</summary>
    Differs,

    /// <summary>What was recorded of plugins' turns could not be followed.</summary>
    NotFollowed,

    /// <summary>What the recording holds and this replay had no use for.</summary>
    NotPlayed,
}
