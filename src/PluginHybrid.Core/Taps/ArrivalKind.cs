namespace PluginHybrid.Core.Taps;

/// <summary>What came to a plugin's lane by the clock or by the host.</summary>
public enum ArrivalKind
{
    /// <summary>One of the plugin's timers came due.</summary>
    TimerDue,

    /// <summary>The rest of a method after an <c>await</c>, in the order in which the plugin's code posts them.</summary>
    Continuation,

    /// <summary>The host stops the plugin: nothing that waits is handled any more.</summary>
    Stop,

    /// <summary>The host starts the plugin after the session began: a person enabled it, or a pause is over.</summary>
    Start,

    /// <summary>The host replaces the plugin between two turns.</summary>
    Swap,

    /// <summary>The host loses patience with an awaited turn that a swap waits for: first it lets the plugin go, then it gives the lane up.</summary>
    Patience,
}
