using PluginHybrid.Core.Wire;

namespace PluginHybrid.Bybit.Wire.Tickers;

/// <summary>Puts one price into a ticker frame.</summary>
internal static class TickerStating
{
    /// <summary>States a price.</summary>
    /// <param name="frame">The frame being filled.</param>
    /// <param name="field">Which price.</param>
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
            default:
                frame.AskPrice = value;
                break;
        }
    }
}
