namespace PluginHybrid.Bybit.Sockets;

/// <summary>A queue of messages and the thread that writes them. Posting never waits, whatever the peer does.</summary>
/// <remarks>
/// A thread of its own and not the pool: a heartbeat must go out even while plugins keep every thread of the pool busy.
/// It starts with the first message.
/// </remarks>
/// <param name="name">Name of the thread.</param>
/// <param name="write">Writes one message; may block for the send timeout at most.</param>
/// <param name="finish">Called after the last message when the queue was completed, not when it was dropped.</param>
/// <param name="failed">Called once, on the writing thread, when writing threw; nothing is written afterwards.</param>
internal sealed class Outbox(string name, Action<ReadOnlyMemory<byte>> write, Action finish, Action<Exception> failed)
{
    private readonly Queue<ReadOnlyMemory<byte>> _queue = new();
    private Thread? _thread;
    private bool _completed;
    private volatile bool _dropped;

    /// <summary>Queues a message. Ignored once the queue was completed or dropped.</summary>
    /// <param name="message">Must not change afterwards.</param>
    public void Post(ReadOnlyMemory<byte> message)
    {
        lock (_queue)
        {
            if (!_completed && !_dropped)
            {
                _queue.Enqueue(message);
                Wake();
            }
        }
    }

    /// <summary>No more messages: write what is queued, then finish.</summary>
    public void Complete()
    {
        lock (_queue)
        {
            _completed = true;
            Wake();
        }
    }

    /// <summary>Forgets what is queued and ends the thread. A write under way must be ended by cutting the socket.</summary>
    public void Drop()
    {
        lock (_queue)
        {
            _dropped = true;
            _queue.Clear();
            Monitor.Pulse(_queue);
        }
    }

    /// <summary>Waits for the thread's end; after <see cref="Drop"/> and a cut socket only.</summary>
    public void Join()
    {
        Thread? thread;
        lock (_queue)
        {
            thread = _thread;
        }

        thread?.Join();
    }

    private void Wake()
    {
        if (_thread is null && !_dropped)
        {
            _thread = new Thread(Run) { IsBackground = true, Name = name };
            _thread.UnsafeStart();
        }

        Monitor.Pulse(_queue);
    }

    private void Run()
    {
        try
        {
            while (Take(out var message))
            {
                write(message);
            }

            if (!_dropped)
            {
                finish();
            }
        }
        catch (Exception failure)
        {
            Drop();
            failed(failure);
        }
    }

    private bool Take(out ReadOnlyMemory<byte> message)
    {
        lock (_queue)
        {
            while (_queue.Count == 0 && !_completed && !_dropped)
            {
                Monitor.Wait(_queue);
            }

            return _queue.TryDequeue(out message);
        }
    }
}
