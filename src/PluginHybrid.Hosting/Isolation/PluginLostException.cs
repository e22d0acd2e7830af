namespace PluginHybrid.Hosting.Isolation;

/// <summary>A plugin's process is gone, or had to be killed. This instance cannot go on; the next start gets a new process.</summary>
public sealed class PluginLostException : Exception
{
    /// <summary>Without words.</summary>
    public PluginLostException()
    {
    }

    /// <summary>With what happened.</summary>
    /// <param name="message">For people.</param>
    public PluginLostException(string message)
        : base(message)
    {
    }

    /// <summary>With what happened, and its cause.</summary>
    /// <param name="message">For people.</param>
    /// <param name="inner">The cause.</param>
    public PluginLostException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
