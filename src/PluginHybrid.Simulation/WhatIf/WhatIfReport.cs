using PluginHybrid.Replay.Stories;

namespace PluginHybrid.Simulation.WhatIf;

/// <summary>A recorded session, and the same scene with other plugins, side by side.</summary>
public sealed record WhatIfReport
{
    /// <summary>The recording, as it was named.</summary>
    public required string Recording { get; init; }

    /// <summary>How much of it was lived again.</summary>
    public required TimeSpan Length { get; init; }

    /// <summary>What is other than recorded: plugins, settings, modes.</summary>
    public required IReadOnlyList<string> Changes { get; init; }

    /// <summary>How it went.</summary>
    public required SessionStory Recorded { get; init; }

    /// <summary>How it goes now.</summary>
    public required SessionStory Now { get; init; }

    /// <summary>The decisions of both, by the time of the earlier one.</summary>
    public required IReadOnlyList<DecisionPair> Decisions { get; init; }

    /// <summary>What is left out, guessed, or met another account than in the recording.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>The first decision that is not the same; <c>null</c> when all are.</summary>
    public DecisionPair? FirstDifference => Decisions.FirstOrDefault(pair => !pair.IsSame);

    /// <summary>True when every plugin decided the same in the same order, and every position had the same stop and close.</summary>
    public bool IsSame => FirstDifference is null && Lives.All(pair => pair.Recorded is { } was && pair.Now is { } now
        && was.FinalStop == now.FinalStop && was.FinalTakeProfit == now.FinalTakeProfit && was.ClosedAt is null == now.ClosedAt is null && was.Left == now.Left
        && (was.ClosedBy == now.ClosedBy || was.ClosedBy == "unseen"));

    /// <summary>The positions of both, by leg and life; those on paper after the account's own.</summary>
    public IReadOnlyList<(LifeStory? Recorded, LifeStory? Now)> Lives =>
    [
        .. Recorded.Lives.Concat(Now.Lives).Select(KeyOf).Distinct()
            .OrderBy(key => key.Paper, StringComparer.Ordinal).ThenBy(key => key.Leg).ThenBy(key => key.Life)
            .Select(key => (Recorded.Lives.FirstOrDefault(life => KeyOf(life) == key), Now.Lives.FirstOrDefault(life => KeyOf(life) == key))),
    ];

    private static (string Paper, Sdk.Values.PositionKey Leg, int Life) KeyOf(LifeStory life) => (life.Paper, life.Leg, life.Life);
}
