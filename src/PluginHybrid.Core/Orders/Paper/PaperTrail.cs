using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Core.Orders.Paper;

/// <summary>The venue's trailing stop on paper: from its activation on it follows the best price at a distance. It goes by the last traded price, as the venue's does.</summary>
/// <param name="request">The command that set it.</param>
/// <param name="distance">In quote currency.</param>
/// <param name="activePrice">Where it begins to follow; <c>null</c>: at once.</param>
internal sealed class PaperTrail(CommandRequest request, decimal distance, decimal? activePrice)
{
    private decimal? _best;

    public CommandRequest Request { get; } = request;

    public decimal Distance { get; } = distance;

    /// <summary>The price at which it goes off; <c>null</c> before it is active.</summary>
    /// <param name="isLong">True for a long.</param>
    public decimal? Level(bool isLong) => _best is { } best ? isLong ? best - Distance : best + Distance : null;

    /// <summary>Follows the price.</summary>
    /// <param name="prices">The prices now.</param>
    /// <param name="isLong">True for a long.</param>
    /// <returns>The price that sets it off; <c>null</c>: none does.</returns>
    public decimal? SetOffBy(in PaperPrices prices, bool isLong)
    {
        if (prices.Of(StopTrigger.LastPrice) is not { } now)
        {
            return null;
        }

        if (_best is not { } best)
        {
            var isActive = activePrice is not { } from || (isLong ? now >= from : now <= from);
            _best = isActive ? now : null;
            return null;
        }

        _best = isLong ? Math.Max(best, now) : Math.Min(best, now);
        var level = Level(isLong)!.Value;
        return (isLong ? now <= level : now >= level) ? now : null;
    }
}
