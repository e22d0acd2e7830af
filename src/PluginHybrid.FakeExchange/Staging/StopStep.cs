using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Staging;

/// <summary>Stops of a whole leg were edited.</summary>
/// <param name="At">When.</param>
/// <param name="Record">The record.</param>
/// <param name="Symbol">The instrument.</param>
/// <param name="PositionIdx">The leg.</param>
public sealed record StopStep(TimeSpan At, long Record, string Symbol, int PositionIdx) : LegStep(At, Record, Symbol, PositionIdx)
{
    /// <summary>Stop-loss price; 0 takes it away, null leaves it.</summary>
    public decimal? StopLoss { get; init; }

    /// <summary>Take-profit price; 0 takes it away, null leaves it.</summary>
    public decimal? TakeProfit { get; init; }

    /// <summary>Trailing distance; 0 takes it away, null leaves it.</summary>
    public decimal? TrailingStop { get; init; }

    /// <summary>What sets off the stop loss. Default the last price.</summary>
    public TriggerBy StopTrigger { get; init; } = TriggerBy.LastPrice;

    /// <summary>What sets off the take-profit. Default the last price.</summary>
    public TriggerBy TakeTrigger { get; init; } = TriggerBy.LastPrice;

    internal override string? Do(VenueModel venue)
    {
        var account = venue.Accounts[0];
        return account.Position(Symbol, PositionIdx).IsFlat ? Told($"stops of {Leg} were set by hand; here nothing was held") : Told(venue.SetStops(account, new StopRequest
        {
            Symbol = Symbol,
            PositionIdx = PositionIdx,
            StopLoss = StopLoss,
            TakeProfit = TakeProfit,
            TrailingStop = TrailingStop,
            SlTriggerBy = StopTrigger,
            TpTriggerBy = TakeTrigger,
        }));
    }
}
