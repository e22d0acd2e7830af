using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Lockstep;

/// <summary>What the sockets would answer their clients, kept until its place has come.</summary>
/// <param name="changed">Called when one was put here.</param>
internal sealed class HeldReplies(Action changed)
{
    private readonly Lock _gate = new();
    private readonly List<(ClientConnection Connection, ControlReply Reply)> _waiting = [];

    /// <summary>Keeps an answer.</summary>
    public void Keep(ClientConnection connection, byte[] reply)
    {
        lock (_gate)
        {
            _waiting.RemoveAll(held => !held.Connection.IsOpen);
            _waiting.Add((connection, ControlReply.Read(reply)));
        }

        changed();
    }

    /// <summary>The oldest answer to a request; <c>null</c> while there is none.</summary>
    /// <param name="connection">The socket.</param>
    /// <param name="reqId">The request's mark.</param>
    public ControlReply? Find(ClientConnection connection, string reqId)
    {
        lock (_gate)
        {
            return _waiting.FirstOrDefault(held => held.Connection == connection && held.Reply.ReqId == reqId).Reply;
        }
    }

    /// <summary>That answer was sent.</summary>
    public void Sent(ControlReply reply)
    {
        lock (_gate)
        {
            _waiting.RemoveAll(held => held.Reply == reply);
        }
    }
}
