using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.TestKit.Venue;

/// <summary>One leg at the venue, open or flat.</summary>
internal sealed class VenueLeg(string symbol, int index)
{
    public string Symbol { get; } = symbol;

    public int Index { get; } = index;

    public Side Side { get; set; }

    public decimal Size { get; set; }

    public decimal Entry { get; set; }

    public decimal Realised { get; set; }

    public decimal? StopLoss { get; set; }

    public decimal? TakeProfit { get; set; }

    public decimal? Trailing { get; set; }

    public decimal? ActivePrice { get; set; }

    /// <summary>The best price since the trail began; <c>null</c> before.</summary>
    public decimal? Best { get; set; }

    public DateTimeOffset OpenedAt { get; set; }

    public decimal Way => Side == Side.Sell ? -1 : 1;

    public Side CloseSide => Side == Side.Sell ? Side.Buy : Side.Sell;

    /// <summary>Which of its stops a price sets off, in the venue's words; <c>null</c> for none.</summary>
    public string? SetOffBy(decimal price)
    {
        if (Trailing is { } distance && (Best is not null || ActivePrice is not { } from || (price - from) * Way >= 0))
        {
            Best = Best is { } best && (best - price) * Way >= 0 ? best : price;
            if ((price - (Best.Value - (Way * distance))) * Way <= 0)
            {
                return "TrailingStop";
            }
        }

        return (price - StopLoss) * Way <= 0 ? "StopLoss"
            : (price - TakeProfit) * Way >= 0 ? "TakeProfit"
            : null;
    }

    /// <summary>It is flat, and what was set on it is gone.</summary>
    public void Flatten() =>
        (Side, Size, Entry, StopLoss, TakeProfit, Trailing, ActivePrice, Best) = (Side.None, 0, 0, null, null, null, null, null);

    public PositionRow Row(long sequence, DateTimeOffset now) => new()
    {
        Category = "linear",
        Symbol = Symbol,
        PositionIdx = Index,
        Side = Side,
        Size = Size,
        EntryPrice = Entry,
        Leverage = 10,
        StopLoss = StopLoss,
        TakeProfit = TakeProfit,
        TrailingStop = Trailing,
        CurRealisedPnl = Realised,
        Status = "Normal",
        Seq = sequence,
        OpenTime = Size > 0 ? OpenedAt : null,
        UpdatedTime = now,
    };
}
