using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Positions;

/// <summary>What a row did to a leg.</summary>
/// <param name="Kind">In a word.</param>
/// <param name="Before">What was held before; <c>null</c> when the leg was flat.</param>
/// <param name="RealisedPnl">Result of the life that ended, when the venue stated it.</param>
/// <param name="IsFromMemory">True when it tells what became of a position that an earlier run knew as held: <see cref="LegChangeKind.Opened"/>, held still.</param>
internal readonly record struct LegChange(LegChangeKind Kind, Position? Before, decimal? RealisedPnl, bool IsFromMemory = false)
{
    /// <summary>The row was older than what is known.</summary>
    public static LegChange Older { get; } = new(LegChangeKind.Older, null, null);

    /// <summary>The row cannot be.</summary>
    public static LegChange Impossible { get; } = new(LegChangeKind.Impossible, null, null);

    /// <summary>The row said nothing new.</summary>
    public static LegChange None { get; } = new(LegChangeKind.None, null, null);
}

/// <summary>The ways in which a leg may change.</summary>
internal enum LegChangeKind
{
    /// <summary>Nothing new: the venue pushes a row on every order action (FACTS §6).</summary>
    None,

    /// <summary>The row was older than what is known and was not taken.</summary>
    Older,

    /// <summary>The row cannot be and was not taken: a size without a side would be taken for a short.</summary>
    Impossible,

    /// <summary>It was flat and is held.</summary>
    Opened,

    /// <summary>A fact of the held position changed.</summary>
    Changed,

    /// <summary>It was held and is flat.</summary>
    Closed,

    /// <summary>One life ended and another began without a flat row between them: a flip, or both within a gap.</summary>
    Reopened,
}
