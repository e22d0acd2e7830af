namespace PluginHybrid.Core.Orders.Paper;

/// <summary>A paper order, or a stop that went off, met the market.</summary>
/// <param name="Request">The command that placed or set it.</param>
/// <param name="StopType">As the venue spells it: <c>StopLoss</c>, <c>TakeProfit</c>, <c>TrailingStop</c>; empty for an order.</param>
/// <param name="Quantity">How much it takes off.</param>
/// <param name="Price">At which price.</param>
/// <param name="Trigger">The price that a stop waited for; <c>null</c> for an order.</param>
/// <param name="Order">The order; <c>null</c> for a stop.</param>
internal sealed record PaperFill(CommandRequest Request, string StopType, decimal Quantity, decimal Price, decimal? Trigger, PaperOrder? Order);
