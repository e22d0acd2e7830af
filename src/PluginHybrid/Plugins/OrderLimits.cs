using PluginHybrid.Configuration;
using PluginHybrid.Core.Orders;

namespace PluginHybrid.Plugins;

/// <summary>The section <c>orders</c> in the words of the gate.</summary>
internal static class OrderLimits
{
    /// <summary>What the operator allows.</summary>
    /// <param name="orders">The section.</param>
    public static OrderOptions Of(OrderSettings orders) => new()
    {
        AllowLoosen = orders.AllowLoosen,
        CommandsPerSecond = orders.CommandsPerSecond,
        CommandBurst = orders.CommandBurst,
        StopsPerSecond = orders.StopsPerSecond,
        OrdersPerSecond = orders.OrdersPerSecond,
        KeptForProtection = orders.KeptForProtection,
        Protection = orders.Protection switch
        {
            ProtectionPolicy.Require => StopPolicy.Require,
            ProtectionPolicy.Off => StopPolicy.Off,
            _ => StopPolicy.Warn,
        },
        WarnAfter = orders.WarnAfter,
        AlertAfter = orders.AlertAfter,
        EmergencyStopPercent = orders.EmergencyStop > 0 ? orders.EmergencyStop : null,
    };
}
