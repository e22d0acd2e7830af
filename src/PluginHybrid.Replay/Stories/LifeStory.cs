using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Replay.Stories;

/// <summary>One life of a position, from its opening to its close or to the end of the session.</summary>
/// <param name="Leg">The leg.</param>
/// <param name="Life">Counts the lives of the leg in the session, from 1.</param>
public sealed record LifeStory(PositionKey Leg, int Life)
{
    /// <summary>The plugin on whose paper book it was; empty for the account's own.</summary>
    public string Paper { get; init; } = "";

    /// <summary>Long or short.</summary>
    public Side Side { get; init; }

    /// <summary>When it was first seen, since the recording's first moment.</summary>
    public TimeSpan OpenedAt { get; init; }

    /// <summary>The most that was held.</summary>
    public decimal Size { get; init; }

    /// <summary>Average entry price as last told; <c>null</c> when the venue did not say.</summary>
    public decimal? EntryPrice { get; init; }

    /// <summary>The last stop it had; <c>null</c> when it never had one.</summary>
    public decimal? FinalStop { get; init; }

    /// <summary>The last take-profit it had; <c>null</c> when it never had one.</summary>
    public decimal? FinalTakeProfit { get; init; }

    /// <summary>When it was closed; <c>null</c> while it is open.</summary>
    public TimeSpan? ClosedAt { get; init; }

    /// <summary>What closed it, in words: <c>by stop</c>, <c>by take-profit</c>, <c>by trailing stop</c>, <c>by aged-monitor</c>, <c>by hand</c>, <c>unseen</c>; empty while it is open.</summary>
    public string ClosedBy { get; init; } = "";

    /// <summary>Average price of the order that closed it.</summary>
    public decimal? ClosePrice { get; init; }

    /// <summary>What is still held at the end; 0 when it was closed.</summary>
    public decimal Left { get; init; }

    /// <summary>The mark price at which what is left is valued.</summary>
    public decimal? Mark { get; init; }

    /// <summary>Result as the venue states it, fees included; <c>null</c> when it did not.</summary>
    public decimal? Realised { get; init; }

    /// <summary>Result of what is left at the mark price, before the fee of closing it; 0 when it was closed.</summary>
    public decimal Open => Left == 0 || Mark is not { } mark || EntryPrice is not { } entry ? 0 : (mark - entry) * Left * (Side == Side.Sell ? -1 : 1);
}
