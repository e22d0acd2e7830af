namespace PluginHybrid.Recordings.Redaction;

/// <summary>A private message of a class that the policy does not know: it may hold anything, so it is not written.</summary>
public sealed class UnknownPrivateMessageException : Exception
{
    /// <summary>Names the class, which carries no secret.</summary>
    /// <param name="messageClass">For example <c>private/in/greeks</c>.</param>
    public UnknownPrivateMessageException(string messageClass)
        : base($"The redaction policy does not know {messageClass}. Recording stops; --allow-unknown-private keeps such messages with every value replaced.")
    {
        MessageClass = messageClass;
    }

    /// <summary>Its class as the policy would name it: socket, direction, topic.</summary>
    public string MessageClass { get; }
}
