namespace PluginHybrid.Core.Connections;

/// <summary>Where one topic is on the present connection.</summary>
internal enum TopicState
{
    /// <summary>Wanted, not asked for on this connection yet.</summary>
    Wanted,

    /// <summary>Asked for; the answer is awaited.</summary>
    Asked,

    /// <summary>On: acknowledged, or its data arrived.</summary>
    Confirmed,

    /// <summary>Refused or never answered; stays wanted and is asked for again after a rest.</summary>
    Refused,

    /// <summary>No longer wanted; the answer to the unsubscribe request is awaited.</summary>
    Leaving,
}
