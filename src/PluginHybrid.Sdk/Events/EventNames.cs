namespace PluginHybrid.Sdk.Events;

/// <summary>The names of all events, for subscriptions.</summary>
/// <example><code>
/// var known = new[]
/// {
///     EventNames.AuthSuccess, EventNames.AuthFailed, EventNames.PrivateConnected, EventNames.PrivateDisconnected, EventNames.PrivateReconnected,
///     EventNames.PublicConnected, EventNames.PublicDisconnected, EventNames.PublicReconnected, EventNames.TickerSubscribed, EventNames.TickerUnsubscribed,
///     EventNames.TickerRefused, EventNames.PositionOpened, EventNames.PositionUpdate, EventNames.PositionClosed, EventNames.PositionIgnored,
///     EventNames.OrderUpdate, EventNames.Execution, EventNames.WalletUpdate, EventNames.StreamStale, EventNames.StreamFresh, EventNames.ReconcileStarted,
///     EventNames.ReconcileCompleted, EventNames.ReconcileFailed, EventNames.TickerUpdate, EventNames.InstrumentUpdate, EventNames.ProtectionAlarm, EventNames.Resync,
/// };
/// </code></example>
public static class EventNames
{
    /// <summary>The venue accepted the key on the private stream.</summary>
    public const string AuthSuccess = "auth.success";

    /// <summary>The venue refused the key, or did not answer.</summary>
    public const string AuthFailed = "auth.failed";

    /// <summary>The private stream became live for the first time.</summary>
    public const string PrivateConnected = "private.connected";

    /// <summary>The private stream was lost.</summary>
    public const string PrivateDisconnected = "private.disconnected";

    /// <summary>The private stream is live again after a loss.</summary>
    public const string PrivateReconnected = "private.reconnected";

    /// <summary>The public stream became live for the first time.</summary>
    public const string PublicConnected = "public.connected";

    /// <summary>The public stream was lost.</summary>
    public const string PublicDisconnected = "public.disconnected";

    /// <summary>The public stream is live again after a loss.</summary>
    public const string PublicReconnected = "public.reconnected";

    /// <summary>A ticker topic is confirmed, by its acknowledgement or by its first frame.</summary>
    public const string TickerSubscribed = "ticker.subscribed";

    /// <summary>A ticker topic was left.</summary>
    public const string TickerUnsubscribed = "ticker.unsubscribed";

    /// <summary>The venue refused a ticker topic; the others go on.</summary>
    public const string TickerRefused = "ticker.refused";

    /// <summary>A leg opened, or was found open.</summary>
    public const string PositionOpened = "position.opened";

    /// <summary>A leg's facts or its price changed.</summary>
    public const string PositionUpdate = "position.update";

    /// <summary>A leg closed.</summary>
    public const string PositionClosed = "position.closed";

    /// <summary>A position of a category the host does not manage was seen; told once per symbol.</summary>
    public const string PositionIgnored = "position.ignored";

    /// <summary>An order changed state.</summary>
    public const string OrderUpdate = "order.update";

    /// <summary>A fill, or a funding payment.</summary>
    public const string Execution = "execution";

    /// <summary>A wallet balance changed.</summary>
    public const string WalletUpdate = "wallet.update";

    /// <summary>A stream's half of the truth is no longer to be trusted.</summary>
    public const string StreamStale = "stream.stale";

    /// <summary>A stream's half of the truth is the venue's again.</summary>
    public const string StreamFresh = "stream.fresh";

    /// <summary>Reading positions over REST began.</summary>
    public const string ReconcileStarted = "reconcile.started";

    /// <summary>The host's positions equal the venue's.</summary>
    public const string ReconcileCompleted = "reconcile.completed";

    /// <summary>A read failed; it is tried again, and the stream stays stale.</summary>
    public const string ReconcileFailed = "reconcile.failed";

    /// <summary><see cref="Events.TickerUpdate"/>; sent for watched symbols when the session is told to.</summary>
    public const string TickerUpdate = "ticker.update";

    /// <summary><see cref="Events.InstrumentUpdate"/>.</summary>
    public const string InstrumentUpdate = "instrument.update";

    /// <summary><see cref="Events.ProtectionAlarm"/>.</summary>
    public const string ProtectionAlarm = "protection.alarm";

    /// <summary><see cref="Events.Resync"/>; goes to one plugin, never to the router.</summary>
    public const string Resync = "resync";
}
