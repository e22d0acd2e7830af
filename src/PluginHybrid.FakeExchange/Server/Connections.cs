namespace PluginHybrid.FakeExchange.Server;

/// <summary>All sockets there are and were, in order of their handshakes.</summary>
internal sealed class Connections
{
    private readonly Lock _gate = new();
    private readonly List<ClientConnection> _all = [];
    private ClientConnection[] _open = [];
    private int _handshakes;

    public IReadOnlyList<ClientConnection> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _all];
            }
        }
    }

    /// <summary>Those that were open a moment ago, of both kinds; one may have been ended since.</summary>
    public ReadOnlySpan<ClientConnection> AllOpen => Volatile.Read(ref _open);

    /// <summary>The open ones of one kind.</summary>
    public IEnumerable<ClientConnection> Open(ConnectionKind kind) => Volatile.Read(ref _open).Where(connection => connection.Kind == kind && connection.IsOpen);

    public ClientConnection Add(Func<int, ClientConnection> make)
    {
        lock (_gate)
        {
            var connection = make(++_handshakes);
            _all.Add(connection);
            Volatile.Write(ref _open, [.. _open, connection]);
            return connection;
        }
    }

    public void ForgetPast()
    {
        lock (_gate)
        {
            _all.RemoveAll(connection => !connection.IsOpen);
        }
    }

    public void Remove(ClientConnection connection)
    {
        lock (_gate)
        {
            Volatile.Write(ref _open, [.. _open.Where(open => open != connection)]);
        }
    }
}
