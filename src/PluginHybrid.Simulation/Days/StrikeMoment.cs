namespace PluginHybrid.Simulation.Days;

/// <summary>What a trouble waits for once its time has come.</summary>
public enum StrikeMoment
{
    /// <summary>Nothing: it strikes at its time.</summary>
    Time,

    /// <summary>The next order that the host sends to reduce or close a leg.</summary>
    Close,

    /// <summary>The next stop, take profit or trail that the host sends.</summary>
    Stop,

    /// <summary>The next list of positions that the host asks for: at a start, after a gap, in doubt.</summary>
    Read,
}
