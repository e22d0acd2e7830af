using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Watching;

/// <summary>The names a watch subscribes to.</summary>
internal static class WatchedEvents
{
    /// <summary>Every name but <see cref="EventNames.PositionUpdate"/>, which is subscribed to by its type, and tickers, which the table reads five times a second.</summary>
    public static IReadOnlyList<string> AllButUpdates { get; } =
    [
        EventNames.AuthSuccess, EventNames.AuthFailed,
        EventNames.PrivateConnected, EventNames.PrivateDisconnected, EventNames.PrivateReconnected,
        EventNames.PublicConnected, EventNames.PublicDisconnected, EventNames.PublicReconnected,
        EventNames.TickerSubscribed, EventNames.TickerUnsubscribed, EventNames.TickerRefused,
        EventNames.PositionOpened, EventNames.PositionClosed, EventNames.PositionIgnored,
        EventNames.OrderUpdate, EventNames.Execution, EventNames.WalletUpdate,
        EventNames.StreamStale, EventNames.StreamFresh,
        EventNames.ReconcileStarted, EventNames.ReconcileCompleted, EventNames.ReconcileFailed,
        EventNames.InstrumentUpdate, EventNames.ProtectionAlarm,
    ];
}
