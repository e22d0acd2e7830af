using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>Which handlers a plugin overrides: it is told of nothing else.</summary>
internal sealed class HandlerSet
{
    private readonly HashSet<string> _overridden;

    /// <param name="plugin">The plugin's class; looked at once.</param>
    public HandlerSet(Type plugin)
    {
        _overridden = [.. plugin.GetMethods()
            .Where(method => method.IsVirtual && method.Name.StartsWith("On", StringComparison.Ordinal))
            .Where(method => method.GetBaseDefinition().DeclaringType == typeof(HybridPlugin) && method.DeclaringType != typeof(HybridPlugin))
            .Select(method => method.Name)];
        HandlesTicks = _overridden.Contains(nameof(HybridPlugin.OnUpdate));
        HandlesTickers = _overridden.Contains(nameof(HybridPlugin.OnTicker));
    }

    /// <summary>Whether it overrides <see cref="HybridPlugin.OnUpdate"/>.</summary>
    public bool HandlesTicks { get; }

    /// <summary>Whether it overrides <see cref="HybridPlugin.OnTicker"/>.</summary>
    public bool HandlesTickers { get; }

    /// <summary>The handler of an account event; <c>null</c> when the plugin has none.</summary>
    public string? NameOf(IHybridEvent happened)
    {
        var name = happened switch
        {
            PositionUpdate => nameof(HybridPlugin.OnUpdate),
            PositionOpened => nameof(HybridPlugin.OnOpened),
            PositionClosed => nameof(HybridPlugin.OnClosed),
            OrderUpdate => nameof(HybridPlugin.OnOrder),
            Execution => nameof(HybridPlugin.OnExecution),
            WalletUpdate => nameof(HybridPlugin.OnWallet),
            StreamStale => nameof(HybridPlugin.OnStale),
            StreamFresh => nameof(HybridPlugin.OnFresh),
            Resync => nameof(HybridPlugin.OnResync),
            _ => nameof(HybridPlugin.OnOther),
        };
        return _overridden.Contains(name) ? name : null;
    }

    /// <summary>Calls the handler of an account event.</summary>
    public ValueTask Deliver(HybridPlugin plugin, IHybridEvent happened) => happened switch
    {
        PositionUpdate update => plugin.OnUpdate(update),
        PositionOpened opened => plugin.OnOpened(opened),
        PositionClosed closed => plugin.OnClosed(closed),
        OrderUpdate order => plugin.OnOrder(order),
        Execution execution => plugin.OnExecution(execution),
        WalletUpdate wallet => plugin.OnWallet(wallet),
        StreamStale stale => plugin.OnStale(stale),
        StreamFresh fresh => plugin.OnFresh(fresh),
        Resync resync => plugin.OnResync(resync),
        _ => plugin.OnOther(happened),
    };
}
