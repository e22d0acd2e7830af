namespace PluginHybrid.Hosting.Isolation;

/// <summary>What plugin code threw in its own process. <see cref="ToString"/> is the process's stack trace, with the plugin's lines.</summary>
public sealed class PluginFaultException : Exception
{
    private readonly string _stack = "";

    /// <summary>Without words.</summary>
    public PluginFaultException()
    {
    }

    /// <summary>With the message.</summary>
    /// <param name="message">What it threw.</param>
    public PluginFaultException(string message)
        : base(message)
    {
    }

    /// <summary>With the message and a cause.</summary>
    /// <param name="message">What it threw.</param>
    /// <param name="inner">The cause.</param>
    public PluginFaultException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>As the process told it.</summary>
    /// <param name="type">The exception's class there.</param>
    /// <param name="message">Its message.</param>
    /// <param name="stack">All of it, as text.</param>
    public PluginFaultException(string type, string message, string stack)
        : base($"{type}: {message}")
    {
        _stack = stack;
    }

    /// <inheritdoc />
    public override string ToString() => _stack.Length > 0 ? _stack : base.ToString();
}
