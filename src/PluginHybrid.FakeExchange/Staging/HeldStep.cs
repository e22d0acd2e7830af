using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Staging;

/// <summary>A position that was there before: it stands there, and nobody is told.</summary>
/// <param name="At">When.</param>
/// <param name="Record">The record.</param>
/// <param name="Symbol">The instrument.</param>
/// <param name="PositionIdx">The leg.</param>
/// <param name="Side">Long or short.</param>
/// <param name="Size">How much. Positive.</param>
/// <param name="EntryPrice">Average entry price.</param>
public sealed record HeldStep(TimeSpan At, long Record, string Symbol, int PositionIdx, Side Side, decimal Size, decimal EntryPrice) : LegStep(At, Record, Symbol, PositionIdx)
{
    /// <summary>When this life of it began, in Unix milliseconds. Default the venue's now.</summary>
    public long? OpenMs { get; init; }

    /// <summary>Stop-loss price; 0 for none. Set off by the mark price, like all stops here.</summary>
    public decimal StopLoss { get; init; }

    /// <summary>Take-profit price; 0 for none.</summary>
    public decimal TakeProfit { get; init; }

    /// <summary>Trailing distance; 0 for none.</summary>
    public decimal TrailingStop { get; init; }

    internal override string? Do(VenueModel venue)
    {
        var (account, opened) = (venue.Accounts[0], OpenMs ?? venue.Clock.NowMs);
        account.Put(new Position
        {
            Symbol = Symbol,
            PositionIdx = PositionIdx,
            Side = Side,
            Size = Size,
            EntryPrice = EntryPrice,
            Seq = 1,
            OpenMs = opened,
            CreatedMs = opened,
            UpdatedMs = opened,
        });
        return StopLoss + TakeProfit + TrailingStop == 0 ? null : Told(venue.SetStops(account, new StopRequest
        {
            Symbol = Symbol,
            PositionIdx = PositionIdx,
            StopLoss = Given(StopLoss),
            TakeProfit = Given(TakeProfit),
            TrailingStop = Given(TrailingStop),
            SlTriggerBy = TriggerBy.MarkPrice,
            TpTriggerBy = TriggerBy.MarkPrice,
        }));
    }

    private static decimal? Given(decimal value) => value > 0 ? value : null;
}
