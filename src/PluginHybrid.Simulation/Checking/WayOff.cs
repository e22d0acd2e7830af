using PluginHybrid.Core.Rest;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Simulation.Checking;

/// <summary>What orders of one host process are on their way to take off, leg by leg: sent, not refused, not filled, not over.</summary>
internal sealed class WayOff
{
    private readonly SortedDictionary<string, (PositionKey Leg, decimal Left)> _orders = new(StringComparer.Ordinal);

    /// <summary>Quantity on its way off a leg.</summary>
    public decimal On(PositionKey leg) => _orders.Values.Where(order => order.Leg == leg).Sum(order => order.Left);

    /// <summary>An order sets out.</summary>
    public void Sent(PlaceReduction order) => _orders[order.OrderLinkId] = (order.Leg, order.Quantity);

    /// <summary>A request came back: one that was refused takes nothing off.</summary>
    public void Answered(OrderCall call, RestAnswer answer)
    {
        if (call is PlaceReduction order && answer is (OrderRefused or RestFailed))
        {
            Over(order.OrderLinkId);
        }
    }

    /// <summary>A part was filled.</summary>
    public void Filled(string linkId, decimal quantity)
    {
        if (_orders.TryGetValue(linkId, out var order))
        {
            _orders[linkId] = (order.Leg, Math.Max(0, order.Left - quantity));
        }
    }

    /// <summary>An order is over.</summary>
    public void Over(string linkId) => _orders.Remove(linkId);

    /// <summary>A leg is flat: nothing can be taken off it any more.</summary>
    public void Flat(PositionKey leg)
    {
        foreach (var linkId in _orders.Where(order => order.Value.Leg == leg).Select(order => order.Key).ToArray())
        {
            _orders.Remove(linkId);
        }
    }

    /// <summary>Another process.</summary>
    public void Clear() => _orders.Clear();
}
