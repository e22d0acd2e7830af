using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Watching;

namespace PluginHybrid.Summaries;

/// <summary>One open leg at the end of a run.</summary>
internal sealed record PositionSummary
{
    /// <summary>Our name of the account.</summary>
    public required string Account { get; init; }

    /// <summary>The venue's symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary>0 one-way, 1 buy leg, 2 sell leg.</summary>
    public required int PositionIdx { get; init; }

    /// <summary>Buy or sell.</summary>
    public required Side Side { get; init; }

    /// <summary>In base currency.</summary>
    public required decimal Size { get; init; }

    /// <summary>Average entry price.</summary>
    public required decimal? EntryPrice { get; init; }

    /// <summary>Mark price last seen.</summary>
    public required decimal? MarkPrice { get; init; }

    /// <summary>Result at that price.</summary>
    public required decimal? UnrealisedPnl { get; init; }

    /// <summary>How long ago a frame stated the mark price.</summary>
    public required double? MarkAgeMs { get; init; }

    /// <summary>Whether both halves could be trusted.</summary>
    public required Freshness Freshness { get; init; }

    /// <summary>When its age starts.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Whose word that is.</summary>
    public required AgeOrigin AgeOrigin { get; init; }

    /// <summary>The summary of <paramref name="held"/>.</summary>
    /// <param name="held">The leg.</param>
    /// <param name="now">The end of the run.</param>
    public static PositionSummary Of(HeldPosition held, DateTimeOffset now) => new()
    {
        Account = held.Position.Key.Account,
        Symbol = held.Position.Key.Symbol,
        PositionIdx = held.Position.Key.PositionIdx,
        Side = held.Position.Side,
        Size = held.Position.Size,
        EntryPrice = held.Position.EntryPrice,
        MarkPrice = held.MarkPrice,
        UnrealisedPnl = held.UnrealisedPnl,
        MarkAgeMs = (now - held.MarkStatedAt)?.TotalMilliseconds,
        Freshness = held.Freshness,
        OpenedAt = held.Position.OpenedAt,
        AgeOrigin = held.Position.AgeOrigin,
    };
}
