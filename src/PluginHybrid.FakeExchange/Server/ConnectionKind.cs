namespace PluginHybrid.FakeExchange.Server;

/// <summary>Which of the two sockets.</summary>
public enum ConnectionKind
{
    /// <summary><c>/v5/private</c>.</summary>
    Private,

    /// <summary><c>/v5/public/linear</c>.</summary>
    Public,
}
