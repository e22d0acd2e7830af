namespace PluginHybrid.Core.Orders.Paper;

/// <summary>A reduction that was accepted on paper and is not filled yet.</summary>
/// <param name="request">The command.</param>
/// <param name="linkId">Our id; no venue ever sees it.</param>
/// <param name="quantity">How much it takes off.</param>
/// <param name="limit">Limit price; <c>null</c> for a market order.</param>
internal sealed class PaperOrder(CommandRequest request, string linkId, decimal quantity, decimal? limit)
{
    public CommandRequest Request { get; } = request;

    public string LinkId { get; } = linkId;

    public decimal Quantity { get; } = quantity;

    public decimal? Limit { get; } = limit;

    /// <summary>True once it did not cross when it came: from then on it is filled at its own price.</summary>
    public bool HasRested { get; set; }

    /// <summary>The price at which it is filled now; <c>null</c>: it is not.</summary>
    /// <param name="prices">The prices now.</param>
    /// <param name="isLong">True when it reduces a long.</param>
    public decimal? FilledAt(in PaperPrices prices, bool isLong)
    {
        if (prices.Touch(isLong) is not { } touch)
        {
            return null;
        }

        if (Limit is not { } limit)
        {
            return touch;
        }

        var crosses = isLong ? touch >= limit : touch <= limit;
        return !crosses ? null : HasRested ? limit : touch;
    }
}
