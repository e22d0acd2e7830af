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
