using System.Net.Sockets;

namespace PluginHybrid.Bybit.Sockets;

/// <summary>Holds the TCP socket so that any thread can cut it; that is the only way to wake a thread that waits in it.</summary>
/// <remarks>The first reason to cut is kept: what breaks afterwards is only a consequence.</remarks>
internal sealed class Lifeline
{
    private readonly Lock _gate = new();
    private Socket? _socket;
    private bool _connected;
    private string? _reason;

    /// <summary>Why it was cut; <c>null</c> while it holds.</summary>
    public string? Reason
    {
        get
        {
            lock (_gate)
            {
                return _reason;
            }
        }
    }

    /// <summary>Takes a socket that is about to connect, in place of one that failed.</summary>
    /// <param name="socket">The socket, not connected yet.</param>
    /// <exception cref="OperationCanceledException">It was cut before; the socket is disposed.</exception>
    public void Hold(Socket socket)
    {
        lock (_gate)
        {
            if (_reason is null)
            {
                _socket = socket;
                return;
            }
        }

        socket.Dispose();
        throw new OperationCanceledException(Reason);
    }

    /// <summary>Notes that the socket is connected: from now on a cut wakes its waiting threads at once, on every system.</summary>
    public void Connected()
    {
        lock (_gate)
        {
            _connected = true;
        }
    }

    /// <summary>Ends the socket. Returns at once; repeated cuts change nothing.</summary>
    /// <param name="reason">For the loss and the log.</param>
    public void Cut(string reason)
    {
        Socket? socket;
        bool connected;
        lock (_gate)
        {
            _reason ??= reason;
            (socket, _socket) = (_socket, null);
            connected = _connected;
        }

        if (connected)
        {
            socket?.Dispose();
        }
        else if (socket is not null)
        {
            // macOS cannot interrupt a pending connect, and Dispose waits for it: not on the caller's time.
            ThreadPool.UnsafeQueueUserWorkItem(static pending => pending.Dispose(), socket, preferLocal: false);
        }
    }
}
