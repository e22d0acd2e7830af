using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using PluginHybrid.Core.Session;

namespace PluginHybrid.Bybit.Sockets;

/// <summary>One WebSocket to the venue, from the dial to the end; then another one is made.</summary>
/// <remarks>
/// One thread dials, shakes hands, receives and calls the sink, so the callbacks come in order and a message goes from
/// the kernel to the handler without a hop. Another thread writes. Both end when the <see cref="Lifeline"/> is cut, and
/// <see cref="Ended"/> tells when they have.
/// </remarks>
internal sealed class VenueSocket : IVenueSocket, IAsyncDisposable, IDisposable
{
    private const string HandlerFailed = "our own handler failed";

    private readonly ConnectionId _id;
    private readonly Uri _address;
    private readonly DialPort _port;
    private readonly ISocketSink _sink;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SocketSettings _settings;
    private readonly Lifeline _lifeline = new();
    private readonly Outbox _outbox;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private MessageSocket? _messages;
    private ITimer? _deadline;
    private bool _started;
    private volatile bool _closed;

    /// <summary>A socket that does nothing until <see cref="Start"/>.</summary>
    /// <param name="id">Identity its callbacks carry.</param>
    /// <param name="address">Scheme <c>ws</c> or <c>wss</c>.</param>
    /// <param name="port">Where the name leads.</param>
    /// <param name="sink">Hears what happens.</param>
    /// <param name="time">For the deadlines of dial and close.</param>
    /// <param name="logger">For the log.</param>
    /// <param name="settings">Limits.</param>
    public VenueSocket(
        ConnectionId id, Uri address, DialPort port, ISocketSink sink, TimeProvider time, ILogger logger, SocketSettings? settings = null)
    {
        if (address.Scheme != Uri.UriSchemeWs && address.Scheme != Uri.UriSchemeWss)
        {
            throw new ArgumentException($"Wanted a ws:// or wss:// address, found scheme {address.Scheme}.", nameof(address));
        }

        (_id, _address, _port, _sink, _time, _logger) = (id, address, port, sink, time, logger);
        _settings = settings ?? SocketSettings.Default;
        _outbox = new Outbox(
            $"hybrid send {id}",
            message => _messages!.Send(message),
            () => _messages!.SendClose(),
            failure => _lifeline.Cut($"sending failed, {LossReason.Of(failure)}"));
    }

    /// <inheritdoc />
    public Task Ended => _ended.Task;

    /// <inheritdoc />
    public void Start()
    {
        lock (_gate)
        {
            if (_started)
            {
                throw new InvalidOperationException($"{_id} was started or closed before; a socket lives once.");
            }

            _started = true;
            ArmDeadline(_settings.DialTimeout, $"the dial took longer than {_settings.DialTimeout.TotalSeconds:0.#} s");
        }

        new Thread(Run) { IsBackground = true, Name = $"hybrid {_id}" }.UnsafeStart();
    }

    /// <inheritdoc />
    public void Send(ReadOnlyMemory<byte> utf8)
    {
        lock (_gate)
        {
            if (_messages is not null && !_closed)
            {
                _outbox.Post(utf8);
            }
        }
    }

    /// <inheritdoc />
    /// <remarks>Graceful, it waits for the peer's close frame in the background.</remarks>
    public void Close(string reason, bool graceful)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            _closed = true;
            if (!_started)
            {
                _started = true;
                _ended.SetResult();
                return;
            }

            Log.Closed(_logger, _id, reason);
            if (graceful && _messages is not null)
            {
                ArmDeadline(_settings.CloseTimeout, reason);
                _outbox.Complete();
                return;
            }
        }

        _lifeline.Cut(reason);
    }

    /// <inheritdoc />
    public void Dispose() => Close("disposed", graceful: false);

    /// <summary>Closes at once and waits until everything is released. Not from inside a callback: it would wait for itself.</summary>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        await Ended.ConfigureAwait(false);
    }

    private void Run()
    {
        var seen = Live();
        if (!_closed)
        {
            var loss = seen with { Reason = _settings.Scrub(seen.Reason) };
            Log.Lost(_logger, _id, loss.Reason);
            Tell(() => _sink.Lost(_id, loss));
        }

        _ended.SetResult();
    }

    private SocketLoss Live()
    {
        ReadAheadStream? stream = null;
        try
        {
            Log.Dialling(_logger, _id, _address.Authority, _address.AbsolutePath);
            stream = new ReadAheadStream(Dialer.Dial(_address, _port, _settings, _lifeline), _settings.ReadAheadBytes);
            var socket = UpgradeHandshake.Perform(stream, _address);
            return new SocketLoss(Open(socket, stream) ? Receive() : HandlerFailed);
        }
        catch (Exception failure)
        {
            // What cut the line explains the exception, never the other way round.
            return _lifeline.Reason is { } reason
                ? new SocketLoss(reason)
                : new SocketLoss(LossReason.Of(failure), failure is HandshakeRefusedException refused ? refused.HttpStatus : 0);
        }
        finally
        {
            Release(stream);
        }
    }

    private bool Open(WebSocket socket, ReadAheadStream stream)
    {
        lock (_gate)
        {
            if (_closed)
            {
                socket.Dispose();
                return true;
            }

            DisarmDeadline();
            _messages = new MessageSocket(socket, stream, _settings.MessageBytesMax);
        }

        Log.Opened(_logger, _id, _address.Authority);
        return Tell(() => _sink.Opened(_id));
    }

    private string Receive()
    {
        var end = "closed while dialling";
        while (_messages?.Receive(out var message, out end) == true)
        {
            if (!_closed && !Deliver(message))
            {
                return HandlerFailed;
            }
        }

        return end;
    }

    private bool Deliver(ReadOnlySpan<byte> message)
    {
        try
        {
            _sink.Frame(_id, message);
            return true;
        }
        catch (Exception failure)
        {
            Log.HandlerThrew(_logger, _id, failure);
            return false;
        }
    }

    private bool Tell(Action callback)
    {
        try
        {
            callback();
            return true;
        }
        catch (Exception failure)
        {
            Log.HandlerThrew(_logger, _id, failure);
            return false;
        }
    }

    private void Release(ReadAheadStream? stream)
    {
        _lifeline.Cut("ended");
        _outbox.Drop();
        _outbox.Join();
        lock (_gate)
        {
            DisarmDeadline();
            _messages?.Dispose();
            _messages = null;
        }

        stream?.Dispose();
    }

    private void ArmDeadline(TimeSpan due, string reason)
    {
        _deadline?.Dispose();
        _deadline = _time.CreateTimer(_ => _lifeline.Cut(reason), null, due, Timeout.InfiniteTimeSpan);
    }

    private void DisarmDeadline()
    {
        _deadline?.Dispose();
        _deadline = null;
    }
}
