using System.Net.WebSockets;
using System.Text;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Market;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Server;

/// <summary>One client socket, open or past: what it sent, what it subscribes, and ways to trouble it.</summary>
public sealed class ClientConnection : ITickerSubscriber, IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<ReceivedFrame> _received = [];
    private readonly SortedSet<string> _topics = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _gone = new();
    private Action? _abort;
    private readonly IOutbox _outbox;
    private readonly TimeProvider _time;
    private long _lastActivity;

    internal ClientConnection(int number, string id, ConnectionKind kind, string query, IOutbox outbox, TimeProvider time, Action abort)
    {
        (Number, Id, Kind, Query, _outbox, _time, _abort) = (number, id, kind, query, outbox, time, abort);
        OpenedAt = time.GetUtcNow();
        Touch();
    }

    /// <summary>Counts sockets from 1, in order of their handshakes.</summary>
    public int Number { get; }

    /// <summary>The <c>conn_id</c> its answers carry.</summary>
    public string Id { get; }

    /// <summary>Private or public.</summary>
    public ConnectionKind Kind { get; }

    /// <summary>The query of the handshake, with its question mark; empty when there was none.</summary>
    public string Query { get; }

    /// <summary>Real time of the handshake.</summary>
    public DateTimeOffset OpenedAt { get; }

    /// <summary>True until either side ended it.</summary>
    public bool IsOpen => !_gone.IsCancellationRequested;

    /// <summary>True once a private socket has authenticated.</summary>
    public bool IsAuthenticated => Account is not null;

    /// <summary>True when the server cut it because its queue was full.</summary>
    public bool WasTooSlow { get; private set; }

    /// <summary>Frames queued to it so far.</summary>
    public long FramesSent => _outbox.Frames;

    /// <summary>Topics it subscribes, in name order.</summary>
    public IReadOnlyList<string> Topics
    {
        get
        {
            lock (_gate)
            {
                return [.. _topics];
            }
        }
    }

    /// <summary>What the client sent, oldest first.</summary>
    public IReadOnlyList<ReceivedFrame> Received
    {
        get
        {
            lock (_gate)
            {
                return [.. _received];
            }
        }
    }

    /// <summary>True while the peer plays dead: nothing goes out, nothing is answered, no close comes.</summary>
    public bool IsSilent
    {
        get => _outbox.Swallows;
        set => _outbox.Swallows = value;
    }

    CancellationToken ITickerSubscriber.Gone => _gone.Token;

    internal Account? Account { get; set; }

    internal IOutbox Outbox => _outbox;

    internal CancellationToken Gone => _gone.Token;

    /// <summary>Time since the client last sent something or was last sent data.</summary>
    internal TimeSpan Idle => _time.GetElapsedTime(Interlocked.Read(ref _lastActivity));

    internal int TopicLength
    {
        get
        {
            lock (_gate)
            {
                return _topics.Sum(topic => topic.Length);
            }
        }
    }

    /// <summary>Ends it at once without a close frame: the client sees 1006.</summary>
    public void Abort()
    {
        var abort = Volatile.Read(ref _abort);
        EndOnce();
        abort?.Invoke();
    }

    /// <summary>Ends it with a close frame.</summary>
    /// <param name="status">Close code, for example 1000 or 1012.</param>
    /// <param name="reason">Reason text. Default empty.</param>
    public void Close(WebSocketCloseStatus status, string reason = "")
    {
        _outbox.CloseWith((int)status, reason);
        EndOnce();
    }

    /// <summary>Ends the TCP stream in order, but without a close frame.</summary>
    public void Finish()
    {
        _outbox.Close();
        EndOnce();
    }

    /// <summary>Sends a text frame as is.</summary>
    /// <param name="text">Any text, JSON or not.</param>
    public void SendText(string text) => Deliver(_outbox.Text(Encoding.UTF8.GetBytes(text)));

    /// <summary>Sends a binary frame.</summary>
    /// <param name="payload">Any bytes.</param>
    public void SendBinary(ReadOnlySpan<byte> payload) => Deliver(_outbox.Binary(payload));

    /// <summary>Puts bytes on the wire as they are, framing included: broken frames, half frames.</summary>
    /// <param name="wire">Any bytes.</param>
    public void SendRaw(ReadOnlySpan<byte> wire) => Deliver(_outbox.Append(wire));

    /// <inheritdoc />
    public override string ToString() => $"{Kind}#{Number} {(IsOpen ? "open" : "gone")} [{string.Join(' ', Topics)}]";

    /// <summary>Ends it. The exchange does so itself when it stops.</summary>
    public void Dispose() => Abort();

    bool ITickerSubscriber.Wants(string symbol) => Subscribes($"tickers.{symbol}");

    bool ITickerSubscriber.Send(ReadOnlySpan<byte> frame)
    {
        Touch();
        return Deliver(_outbox.Text(frame));
    }

    bool ITickerSubscriber.SendWire(ReadOnlySpan<byte> wire, int frames)
    {
        Touch();
        return Deliver(_outbox.Append(wire, frames));
    }

    ValueTask ITickerSubscriber.WaitForRoomAsync() => _outbox.WaitForRoomAsync(_gone.Token);

    internal bool Subscribes(string topic)
    {
        lock (_gate)
        {
            return _topics.Contains(topic);
        }
    }

    internal void Subscribe(string topic)
    {
        lock (_gate)
        {
            _topics.Add(topic);
        }
    }

    internal bool Unsubscribe(string topic)
    {
        lock (_gate)
        {
            return _topics.Remove(topic);
        }
    }

    internal void Heard(string text)
    {
        Touch();
        lock (_gate)
        {
            _received.Add(new ReceivedFrame(_time.GetUtcNow(), text));
        }
    }

    /// <summary>Sends a data frame, through the filters that stand.</summary>
    internal void Push(ReadOnlyMemory<byte> frame, IReadOnlyList<IFrameFilter> filters)
    {
        Touch();
        if (filters.Count == 0)
        {
            Deliver(_outbox.Text(frame.Span));
            return;
        }

        IEnumerable<ReadOnlyMemory<byte>> frames = [frame];
        foreach (var filter in filters)
        {
            frames = frames.SelectMany(passed => filter.Pass(this, passed)).ToList();
        }

        foreach (var passed in frames)
        {
            Deliver(_outbox.Text(passed.Span));
        }
    }

    /// <summary>The client sent something, and nobody keeps what.</summary>
    internal void Touched() => Touch();

    internal void SendBytes(ReadOnlySpan<byte> text) => Deliver(_outbox.Text(text));

    /// <summary>The socket is gone, and with it what only a living one needs.</summary>
    internal void Ended()
    {
        EndOnce();
        Volatile.Write(ref _abort, null);
    }

    private bool Deliver(bool delivered)
    {
        if (!delivered && IsOpen)
        {
            WasTooSlow = true;
            Abort();
        }

        return delivered;
    }

    private void EndOnce() => _gone.Cancel();

    private void Touch() => Interlocked.Exchange(ref _lastActivity, _time.GetTimestamp());
}
