namespace PluginHybrid.Recordings.Format;

/// <summary>Line faults in words.</summary>
public static class FaultText
{
    /// <summary>What is wrong, without a full stop.</summary>
    /// <param name="fault">What was found.</param>
    public static string Of(LineFault fault) => fault switch
    {
        LineFault.NoCheckSum => "the line does not end with its check sum x: it is torn or no record",
        LineFault.WrongCheckSum => "the line's bytes do not give its check sum x: they were changed",
        LineFault.NoCommonKeys => "the line does not begin with k, n, t and i",
        LineFault.BrokenKeys => "a key or a value after i cannot be read",
        _ => "nothing",
    };
}
