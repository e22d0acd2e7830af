using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Core.Orders.Paper;

/// <summary>A stop or take-profit that waits for a price.</summary>
/// <param name="Request">The command that set it.</param>
/// <param name="Price">The price.</param>
/// <param name="Trigger">Which price sets it off.</param>
internal sealed record PaperTrigger(CommandRequest Request, decimal Price, StopTrigger Trigger)
{
    /// <summary>The price that sets it off now; <c>null</c>: none does.</summary>
    /// <param name="prices">The prices now.</param>
    /// <param name="below">True when it waits for a price at or below its own.</param>
    public decimal? SetOffBy(in PaperPrices prices, bool below) =>
        prices.Of(Trigger) is { } now && (below ? now <= Price : now >= Price) ? now : null;
}
