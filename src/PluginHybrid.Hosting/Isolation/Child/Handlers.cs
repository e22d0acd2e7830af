using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Hosting.Isolation.Child;

/// <summary>From an event to the handler it is for.</summary>
internal static class Handlers
{
    /// <summary>The handlers a class overrides, in ordinal order.</summary>
    /// <param name="plugin">The plugin's class.</param>
    public static IReadOnlyList<string> Overridden(Type plugin) =>
    [
        .. plugin.GetMethods()
            .Where(method => method.IsVirtual && method.Name.StartsWith("On", StringComparison.Ordinal))
            .Where(method => method.GetBaseDefinition().DeclaringType == typeof(HybridPlugin) && method.DeclaringType != typeof(HybridPlugin))
            .Select(method => method.Name)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Calls the handler.</summary>
    public static ValueTask Deliver(HybridPlugin plugin, IHybridEvent? happened) => happened switch
    {
        null => default,
        PositionUpdate update => plugin.OnUpdate(update),
        PositionOpened opened => plugin.OnOpened(opened),
        PositionClosed closed => plugin.OnClosed(closed),
        OrderUpdate order => plugin.OnOrder(order),
        Execution execution => plugin.OnExecution(execution),
        WalletUpdate wallet => plugin.OnWallet(wallet),
        TickerUpdate ticker => plugin.OnTicker(ticker),
        StreamStale stale => plugin.OnStale(stale),
        StreamFresh fresh => plugin.OnFresh(fresh),
        Resync resync => plugin.OnResync(resync),
        _ => plugin.OnOther(happened),
    };
}
