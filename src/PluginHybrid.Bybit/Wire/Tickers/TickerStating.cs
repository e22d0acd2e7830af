using PluginHybrid.Core.Wire;

namespace PluginHybrid.Bybit.Wire.Tickers;

/// <summary>Puts one figure into a ticker frame.</summary>
internal static class TickerStating
{
    // Beyond the calendar.
    private const decimal TimeMax = 253_402_300_800_000m;

    /// <summary>States a figure.</summary>
    /// <param name="frame">The frame being filled.</param>
    /// <param name="field">Which figure.</param>
    /// <param name="price"><c>null</c> when the venue sent it empty.</param>
    public static void State(this TickerFrame frame, TickerFields field, decimal? price)
    {
        frame.Stated |= field;
        if (price is not { } value)
        {
            frame.Empty |= field;
            return;
        }

        frame.Empty &= ~field;
        switch (field)
        {
            case TickerFields.Mark:
                frame.MarkPrice = value;
                break;
            case TickerFields.Last:
                frame.LastPrice = value;
                break;
            case TickerFields.Index:
                frame.IndexPrice = value;
                break;
            case TickerFields.Bid:
                frame.BidPrice = value;
                break;
            case TickerFields.Ask:
                frame.AskPrice = value;
                break;
            case TickerFields.Funding:
                frame.FundingRate = value;
                break;
            default:
                frame.NextFundingMs = value is > 0 and < TimeMax ? (long)value : 0;
                break;
        }
    }
}
