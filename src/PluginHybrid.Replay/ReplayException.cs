namespace PluginHybrid.Replay;

/// <summary>A recording cannot be replayed as asked. The text names the recording, the record and what to do.</summary>
public sealed class ReplayException : Exception
{
    /// <summary>Says what is wrong in words a person can act on.</summary>
    /// <param name="message">Recording, record where there is one, what was found, what to do.</param>
    /// <param name="inner">What led to it. Default nothing.</param>
    public ReplayException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
