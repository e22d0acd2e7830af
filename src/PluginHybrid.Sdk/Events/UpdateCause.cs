namespace PluginHybrid.Sdk.Events;

/// <summary>What made a position event happen.</summary>
public enum UpdateCause
{
    /// <summary>A frame of the private stream.</summary>
    PrivatePush,

    /// <summary>A ticker frame.</summary>
    Tick,

    /// <summary>A REST read after a start or a gap.</summary>
    Reconciliation,
}
