namespace PluginHybrid.Drilling;

/// <summary>Where a host can be killed.</summary>
internal enum MomentKind
{
    /// <summary>A command is at the venue, and nothing was done about it.</summary>
    CommandArrived,

    /// <summary>A command was carried out, and its answer is not out.</summary>
    CommandCarried,

    /// <summary>A read is at the venue.</summary>
    ReadArrived,

    /// <summary>A read was answered, and its answer is not out.</summary>
    ReadCarried,

    /// <summary>A frame is about to be sent to the host.</summary>
    Frame,
}
