using PluginHybrid.Core.Positions;
using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Core.Orders.Paper;

/// <summary>The prices by which paper orders are filled. <c>null</c>: not known.</summary>
/// <param name="Mark">Mark price.</param>
/// <param name="Last">Last traded price.</param>
/// <param name="Index">Index price.</param>
/// <param name="Bid">Best bid.</param>
/// <param name="Ask">Best ask.</param>
internal readonly record struct PaperPrices(decimal? Mark, decimal? Last, decimal? Index, decimal? Bid, decimal? Ask)
{
    /// <summary>Those of a ticker.</summary>
    public static PaperPrices Of(TickerState ticker) => new(ticker.Mark, ticker.Last, ticker.Index, ticker.Bid, ticker.Ask);

    /// <summary>The price that sets a stop off.</summary>
    public decimal? Of(StopTrigger trigger) => trigger switch
    {
        StopTrigger.LastPrice => Last ?? Mark,
        StopTrigger.IndexPrice => Index ?? Mark,
        _ => Mark,
    };

    /// <summary>Where a market order that reduces the leg is filled: the other side of the book, the mark price while that is not known.</summary>
    public decimal? Touch(bool isLong) => (isLong ? Bid : Ask) ?? Mark;
}
