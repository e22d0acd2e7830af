namespace PluginHybrid.Recordings.Format;

/// <summary>A recording cannot be read or written as asked. The text names the file, the place and what to do.</summary>
public sealed class RecordingException : Exception
{
    /// <summary>Says what is wrong in words a person can act on.</summary>
    /// <param name="message">File, line where there is one, what was found, what to do.</param>
    /// <param name="inner">What the disk or the decompressor said. Default nothing.</param>
    public RecordingException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
