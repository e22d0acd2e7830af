namespace PluginHybrid.Drilling.Comparing;

/// <summary>How a killed run may differ from the unbroken one.</summary>
internal enum DifferenceKind
{
    /// <summary>The very same command once more, of which the venue did nothing or changed nothing.</summary>
    SentAgain,

    /// <summary>Other stops on the way to the same last one, none of them looser.</summary>
    StopsBetween,

    /// <summary>Fewer orders of the same quantity in all: what was due while the host was down came in one.</summary>
    OrdersJoined,

    /// <summary>A stop further from the price than the one there was.</summary>
    LooserStop,

    /// <summary>The last stop of a position's life is another.</summary>
    LastStop,

    /// <summary>An order that the unbroken run has not, be it the same under a new id.</summary>
    SecondOrder,

    /// <summary>An order of the unbroken run that was never given.</summary>
    MissingOrder,

    /// <summary>An order that may make a position larger.</summary>
    GrowingOrder,

    /// <summary>A leg ends otherwise.</summary>
    OtherEnd,
}
