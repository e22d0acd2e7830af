namespace PluginHybrid.Recordings.Redaction;

/// <summary>The kinds of messages that a session exchanges.</summary>
public enum MessageKind
{
    /// <summary>Received on the public socket.</summary>
    PublicIn,

    /// <summary>Sent on the public socket.</summary>
    PublicOut,

    /// <summary>Received on the private socket.</summary>
    PrivateIn,

    /// <summary>Sent on the private socket.</summary>
    PrivateOut,

    /// <summary>The body of a REST request.</summary>
    RestRequest,

    /// <summary>The body of a REST reply.</summary>
    RestReply,

    /// <summary>Our own canonical form of an answer, a call, a command or options.</summary>
    Canonical,
}
