namespace PluginHybrid.Bybit.Wire.Pages;

/// <summary>The answer to an order or its cancellation. It says "accepted"; what became of it comes on the <c>order</c> topic.</summary>
/// <param name="OrderId">The venue's id.</param>
/// <param name="OrderLinkId">Ours, or empty.</param>
public readonly record struct OrderAck(string OrderId, string OrderLinkId);
