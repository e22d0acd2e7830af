namespace PluginHybrid.Recordings.Format;

/// <summary>Why a line is no record.</summary>
public enum LineFault
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>It does not end with its check sum: torn, or no recording.</summary>
    NoCheckSum,

    /// <summary>The check sum is another than its bytes have: a byte was changed.</summary>
    WrongCheckSum,

    /// <summary>It does not begin with <c>k</c>, <c>n</c>, <c>t</c>, <c>i</c>.</summary>
    NoCommonKeys,

    /// <summary>A key or a value after the common ones cannot be read.</summary>
    BrokenKeys,
}
