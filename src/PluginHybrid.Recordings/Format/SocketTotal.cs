namespace PluginHybrid.Recordings.Format;

/// <summary>Frames of one socket.</summary>
/// <param name="connection">The socket.</param>
public sealed class SocketTotal(ConnectionTag connection)
{
    /// <summary>The socket.</summary>
    public ConnectionTag Connection { get; } = connection;

    /// <summary>Frames that came in.</summary>
    public long In { get; internal set; }

    /// <summary>Frames we sent.</summary>
    public long Out { get; internal set; }

    /// <summary>Frames by topic.</summary>
    public TopicTotals Topics { get; } = new();
}
