using System.Text.Json.Nodes;
using PluginHybrid.Simulation.Trials;

namespace PluginHybrid.Simulating;

/// <summary>What came of one day, for a person or a program.</summary>
/// <param name="Result">It.</param>
/// <param name="Tail">What happened before a failure, oldest first.</param>
/// <param name="IsHashed">True when it was lived again in a second process.</param>
/// <param name="Folder">Where it was written, made small; <c>null</c>: nowhere.</param>
/// <param name="Recorded">Where it was written as it is; <c>null</c>: nowhere.</param>
internal sealed record LivedDay(SeedResult Result, IReadOnlyList<string> Tail, bool IsHashed, FailureFolder? Folder, DayFolder? Recorded)
{
    /// <summary>Several lines: the tail, figures, hash, what did not hold, and where it was written.</summary>
    public string ToText() => FormattableString.Invariant(
        $"""
        {string.Concat(Tail.Select(line => line + "\n"))}{(Tail.Count > 0 ? "\n" : "")}seed {Result.Seed}, {Result.Weather}, {(int)Result.Lived.TotalHours}:{Result.Lived:mm\:ss} lived: {TrialText.Number(Result.Frames, "price frame")}, {TrialText.Number(Result.Events, "event")}, {TrialText.Number(Result.Commands, "command")}, {TrialText.Number(Result.Troubles, "trouble")}, {TrialText.Number(Result.Incarnations, "host process")}
        hash {Result.Hash}{(IsHashed && Result.IsGood ? ", also in a second process" : "")}
        {(Result.IsGood ? "Every invariant held." : $"FAILED {TrialText.Of(Result.Violations[0])}")}
        {Folder?.Summary ?? Recorded?.Summary}
        """).TrimEnd() + "\n";

    /// <summary>One object.</summary>
    public JsonObject ToJson() => new()
    {
        ["ok"] = Result.IsGood,
        ["seed"] = Result.Seed,
        ["weather"] = Result.Weather,
        ["hash"] = Result.Hash,
        ["twice"] = IsHashed ? 1 : 0,
        ["violation"] = Result.IsGood ? null : SimulateJson.Of(Result.Violations[0]),
        ["folder"] = Folder?.Path ?? Recorded?.Path,
        ["troubles"] = Folder?.Shrunk.Day.Troubles.Count,
        ["deeds"] = Folder?.Shrunk.Day.Deeds.Count,
    };
}
