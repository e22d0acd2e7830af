using System.Net.Sockets;
using System.Net.WebSockets;
using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Core.Session;
using PluginHybrid.FakeExchange.Links;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.Simulation.Hosts;
using PluginHybrid.Simulation.Times;

namespace PluginHybrid.Simulation.Links;

/// <summary>A virtual socket: the host's end and the exchange's end of one link, from the dial to the end.</summary>
internal sealed class StreamLink : IVenueSocket, ILinkEnd
{
    private readonly StreamLinks _links;
    private readonly ConnectionId _id;
    private readonly string _query;
    private readonly ISocketSink _sink;
    private readonly HostLife _life;
    private readonly OneWay _up;
    private readonly OneWay _down;
    private readonly DueAction _deadline;
    private ClientConnection? _peer;
    private int _repeats;
    private int _sends;
    private bool _isOpen;
    private bool _hasLeft;

    public StreamLink(StreamLinks links, ConnectionId id, Uri address, ISocketSink sink, HostLife life)
    {
        (_links, _id, _sink, _query, _life) = (links, id, sink, address.Query, life);
        _up = new OneWay(links.Timeline, links.Up, links.Trouble, Arrived);
        _down = new OneWay(links.Timeline, links.Down, links.Trouble, Came);
        _deadline = new DueAction(() => Lose($"the dial took longer than {SocketSettings.Default.DialTimeout.TotalSeconds:0.#} s"));
    }

    /// <inheritdoc />
    public Task Ended => Task.CompletedTask;

    /// <summary>Messages under way.</summary>
    public int Messages => _up.Count + _down.Count;

    /// <summary>True until both ends have left.</summary>
    public bool IsAlive => !_hasLeft || _peer is { IsOpen: true };

    /// <summary>The exchange's end; <c>null</c> before the handshake.</summary>
    public ClientConnection? Peer => _peer;

    private Timeline Timeline => _links.Timeline;

    /// <inheritdoc />
    public void Start()
    {
        if (_life.IsOver)
        {
            _hasLeft = true;
            return;
        }

        // Every other one: a closed port answers at once. Else the venue is there, and refuses the handshake.
        if (_links.Trouble.RefuseUntil > Timeline.Now && _id.Number % 2 == 0)
        {
            Timeline.Put(Timeline.Now + _links.Up.Delay(Timeline.Now) + _links.Down.Delay(Timeline.Now), () => Lose(LossReason.Of(new SocketException((int)SocketError.ConnectionRefused))));
            return;
        }

        // TCP, TLS, and the handshake itself: two ways there and back, and one more there.
        var away = 0L;
        for (var way = 0; way < 5; way++)
        {
            away += _links.Up.Delay(Timeline.Now) + _links.Trouble.Slower;
        }

        Timeline.Put(Timeline.Now + SocketSettings.Default.DialTimeout.Ticks, _deadline);
        Timeline.Put(Math.Max(Timeline.Now + away, _links.Trouble.ClogUntil), Handshake);
    }

    /// <inheritdoc />
    public void Send(ReadOnlyMemory<byte> utf8)
    {
        if (_isOpen && !_hasLeft && _life.Spend())
        {
            _sends++;
            _up.Send(utf8.Span);
        }
    }

    /// <inheritdoc />
    public void Close(string reason, bool graceful)
    {
        if (!_hasLeft && _life.Spend())
        {
            Leave();
            _up.Close((int)WebSocketCloseStatus.NormalClosure, "");
            EndLate();
        }
    }

    /// <summary>The socket is reset: what was on its way is lost, and both ends see it.</summary>
    public void Reset()
    {
        if (!_isOpen)
        {
            Lose("the connection was reset by the peer (1006)");
            return;
        }

        _up.Lose();
        _down.Lose();
        PeerLeaves();
        Lose("the connection was reset by the peer (1006)");
    }

    /// <summary>From now on nothing passes, and nobody is told.</summary>
    public void Mute()
    {
        _up.IsMute = _down.IsMute = true;
        if (_hasLeft)
        {
            EndLate();
        }
    }

    /// <summary>The host is dead: its kernel tells the peer, unless the link is mute.</summary>
    public void Abandon()
    {
        if (!_hasLeft)
        {
            Leave();
            _down.Lose();
            _up.Close((int)WebSocketCloseStatus.EndpointUnavailable, "");
            EndLate();
        }
    }

    void ILinkEnd.Text(ReadOnlySpan<byte> payload)
    {
        _down.Send(payload);
        if (_links.Repeats(payload, _repeats++) is { } later)
        {
            var copy = payload.ToArray();
            Timeline.Put(Timeline.Now + later, () => Repeat(copy));
        }
    }

    void ILinkEnd.Closed(int status, string reason) => _down.Close(status, reason);

    void ILinkEnd.Aborted()
    {
        if (!_down.IsMute)
        {
            _down.Close(-1, "");
        }
    }

    private void Repeat(byte[] copy)
    {
        if (_peer is { IsOpen: true })
        {
            _down.Send(copy);
        }
    }

    private void Handshake()
    {
        if (_hasLeft || _links.Trouble.HangUntil > Timeline.Now)
        {
            return;
        }

        var status = 503;
        if (_links.Trouble.RefuseUntil <= Timeline.Now)
        {
            _peer = _links.Exchange.Dial(_links.Kind, _query, this, out status);
        }

        var back = _links.Down.Delay(Timeline.Now) + _links.Trouble.Slower;
        Timeline.Put(Timeline.Now + back, () => Answered(status));
    }

    private void Answered(int status)
    {
        if (_hasLeft || _down.IsMute)
        {
            return;
        }

        if (status != 101)
        {
            Leave();
            _sink.Lost(_id, new SocketLoss(LossReason.OfStatus(status), status));
            return;
        }

        Timeline.Remove(_deadline);
        _isOpen = true;
        _sink.Opened(_id);
    }

    // A message reaches the exchange.
    private void Arrived(LinkMessage message)
    {
        if (_peer is not { IsOpen: true } peer || message.CloseStatus != 0)
        {
            LeaveAfterHost();
            return;
        }

        _links.Heard(message.Text);
        _links.Exchange.Hear(peer, message.Text);
    }

    // A message reaches the host.
    private void Came(LinkMessage message)
    {
        if (_hasLeft)
        {
            Leave();
            return;
        }

        switch (message.CloseStatus)
        {
            case 0:
                _links.Came(message.Text);
                _sink.Frame(_id, message.Text.Span);
                Echo(message.Text.Span);
                break;
            case -1:
                Lose("the connection was reset by the peer (1006)");
                break;
            default:
                Lose(LossReason.OfClose((WebSocketCloseStatus)message.CloseStatus, message.CloseReason));
                break;
        }
    }

    // Never across a request of the host's: a change that is older than a subscription would be another fault than a repeat.
    private void Echo(ReadOnlySpan<byte> payload)
    {
        if (_links.Echoes(payload) is not { } later)
        {
            return;
        }

        var (copy, sends) = (payload.ToArray(), _sends);
        Timeline.Put(Timeline.Now + later, () =>
        {
            if (!_hasLeft && sends == _sends)
            {
                _sink.Frame(_id, copy);
            }
        });
    }

    private void Lose(string reason)
    {
        if (!_hasLeft)
        {
            Leave();
            PeerLeaves();
            _sink.Lost(_id, new SocketLoss(reason));
        }
    }

    private void Leave()
    {
        _hasLeft = true;
        Timeline.Remove(_deadline);
        if (_peer is { IsOpen: false })
        {
            PeerLeaves();
        }
    }

    // The end of a half-open connection is told again and again by the kernel, and arrives in the end.
    private void EndLate()
    {
        if (_up.IsMute)
        {
            Timeline.Put(Timeline.Now + TimeSpan.TicksPerMinute, PeerLeaves);
        }
    }

    private void LeaveAfterHost()
    {
        if (_hasLeft)
        {
            PeerLeaves();
        }
    }

    private void PeerLeaves()
    {
        if (_peer is { } peer)
        {
            _links.Exchange.Gone(peer);
        }
    }
}
