using PluginHybrid.Core.Session;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using static PluginHybrid.Core.Connections.ConnectionState;

namespace PluginHybrid.Core.Connections;

/// <summary>Decides what one stream does next. Holds no socket, no timer and no clock.</summary>
/// <remarks>
/// Order of a life: dial, authenticate (private), ask for the topics without which it is no use (private), live. What
/// arrives from a socket that is not the present one is ignored by identity, so late callbacks of a dead one do no harm.
/// </remarks>
internal sealed class ConnectionMachine(
    StreamKind stream,
    IReadOnlyList<string> essential,
    ConnectionOptions options,
    Redial redial,
    RequestIds ids,
    ISessionEffects effects,
    IConnectionListener listener)
{
    private readonly Heartbeat _heartbeat = new(options.HeartbeatInterval, options.PongTimeout, options.MissedPongs);
    private DateTimeOffset _due = DateTimeOffset.MaxValue;
    private string _authReqId = "";
    private int _refusals;
    private int _dials;
    private bool _socketOpen;

    /// <summary>Where the stream is in its life.</summary>
    public ConnectionState State { get; private set; } = Closed;

    /// <summary>The socket it listens to; anything else is old news.</summary>
    public ConnectionId Current { get; private set; } = new(stream, 0);

    /// <summary>The topics of the stream.</summary>
    public SubscriptionBook Topics { get; } = new(options, ids, listener);

    /// <summary>True while <c>auth</c> has not been sent on an open private socket.</summary>
    public bool AwaitsAuth => State == Authenticating && _authReqId.Length == 0;

    /// <summary>When <see cref="Due"/> should next be called.</summary>
    public DateTimeOffset NextDue => new[] { _due, _heartbeat.NextDue, _socketOpen ? Topics.NextDue : DateTimeOffset.MaxValue }.Min();

    /// <summary>Begins to dial.</summary>
    public void Start(DateTimeOffset now)
    {
        if (State is Closed or Failed)
        {
            foreach (var topic in essential)
            {
                Topics.Want(topic);
            }

            _refusals = 0;
            Dial(now);
        }
    }

    /// <summary>Ends for good; whatever still arrives is ignored.</summary>
    public void Stop(string reason)
    {
        if (State is not Closed and not Failed)
        {
            LetGo(reason, Closed);
        }
    }

    /// <summary>A frame of some socket arrived. On the hot path.</summary>
    /// <returns>True when it is the present socket and the frame is to be read.</returns>
    public bool Received(ConnectionId id, DateTimeOffset now)
    {
        if (id.Number != Current.Number || !_socketOpen)
        {
            return false;
        }

        _heartbeat.Received(now);
        return true;
    }

    /// <summary>A socket opened.</summary>
    public void Opened(ConnectionId id, DateTimeOffset now)
    {
        if (id != Current || State != Dialling)
        {
            return;
        }

        _socketOpen = true;
        _heartbeat.Opened(now);
        if (stream == StreamKind.Private)
        {
            State = Authenticating;
            _due = now + options.ClockPatience;
            listener.AuthWanted(mustNotWait: false);
        }
        else
        {
            EnterLive(now);
        }
    }

    /// <summary>A socket ended, or never opened.</summary>
    public void Lost(ConnectionId id, SocketLoss loss, DateTimeOffset now)
    {
        if (id == Current && State is Dialling or Authenticating or Subscribing or Live)
        {
            GiveUp(loss.Reason, now);
        }
    }

    /// <summary>Sends <c>auth</c>, once per socket.</summary>
    public void SendAuth(long expiresMs, DateTimeOffset now)
    {
        if (AwaitsAuth)
        {
            _authReqId = ids.Next();
            _due = now + options.AuthTimeout;
            effects.Send(Current, new AuthRequest(_authReqId, expiresMs));
        }
    }

    /// <summary>The venue answered <c>auth</c>.</summary>
    public void AuthAnswered(AuthReply reply, DateTimeOffset now)
    {
        if (State != Authenticating || _authReqId.Length == 0)
        {
            return;
        }

        if (reply.Success)
        {
            _refusals = 0;
            listener.AuthAccepted();
            State = Subscribing;
            _due = DateTimeOffset.MaxValue;
            Progress(now);
            return;
        }

        listener.AuthDenied(reply.Message, ++_refusals);
        if (State == Authenticating)
        {
            GiveUp($"auth refused: {reply.Message}", now);
        }
    }

    /// <summary>No retry can mend it: a person must look.</summary>
    public void Fail(string reason) => LetGo(reason, Failed);

    /// <summary>The venue answered a subscribe or unsubscribe request.</summary>
    public void SubscribeAnswered(SubscribeReply reply, DateTimeOffset now)
    {
        if (reply.Verdict == SubscribeVerdict.NotAuthorized && stream == StreamKind.Private)
        {
            GiveUp($"the venue no longer takes the session as authenticated: {reply.Message}", now);
            return;
        }

        Topics.Reply(reply, now);
        Progress(now);
    }

    /// <summary>A pong arrived.</summary>
    public void Pong() => _heartbeat.Pong();

    /// <summary>Data of a topic arrived, perhaps before its acknowledgement.</summary>
    public void Data(string topic, DateTimeOffset now)
    {
        Topics.Data(topic);
        Progress(now);
    }

    /// <summary>Sends whatever the book wants sent.</summary>
    public void Pump(DateTimeOffset now)
    {
        var requests = State is Subscribing or Live ? Topics.Pump(now) : [];
        foreach (var request in requests)
        {
            effects.Send(Current, request);
        }
    }

    /// <summary>Looks at everything that may be due.</summary>
    public void Due(DateTimeOffset now)
    {
        if (now >= _due)
        {
            DueInState(now);
        }

        if (!_socketOpen)
        {
            return;
        }

        Topics.Due(now);
        Progress(now);
        var verdict = _heartbeat.Check(now);
        if (verdict == HeartbeatVerdict.Ping)
        {
            effects.Send(Current, new PingRequest(ids.Next()));
        }
        else if (verdict == HeartbeatVerdict.Lost)
        {
            GiveUp(_heartbeat.Describe(now), now);
        }
    }

    private void DueInState(DateTimeOffset now)
    {
        _due = DateTimeOffset.MaxValue;
        switch (State)
        {
            case BackingOff:
                Dial(now);
                break;
            case Dialling:
                GiveUp($"no connection within {options.DialTimeout.TotalSeconds:0.#} s", now);
                break;
            case Authenticating when AwaitsAuth:
                listener.AuthWanted(mustNotWait: true);
                break;
            case Authenticating:
                listener.AuthDenied($"no answer to auth within {options.AuthTimeout.TotalSeconds:0.#} s", refusals: 0);
                GiveUp("no answer to auth", now);
                break;
        }
    }

    private void Dial(DateTimeOffset now)
    {
        var wait = redial.WaitForBudget(now);
        if (wait > TimeSpan.Zero)
        {
            State = BackingOff;
            _due = now + wait;
            return;
        }

        redial.Dialling(now);
        Current = new ConnectionId(stream, ++_dials);
        State = Dialling;
        _authReqId = "";
        _due = now + options.DialTimeout;
        listener.Dialling(stream);
        effects.Dial(Current);
    }

    private void Progress(DateTimeOffset now)
    {
        Pump(now);
        if (State != Subscribing)
        {
            return;
        }

        if (Topics.StateOf(essential[0]) == TopicState.Refused)
        {
            GiveUp($"the venue does not give us the topic {essential[0]}", now);
        }
        else if (essential.All(topic => Topics.StateOf(topic) is TopicState.Confirmed or TopicState.Refused))
        {
            EnterLive(now);
        }
    }

    private void EnterLive(DateTimeOffset now)
    {
        State = Live;
        _due = DateTimeOffset.MaxValue;
        redial.Live(now);
        listener.BecameLive(stream);
        Pump(now);
    }

    private void GiveUp(string reason, DateTimeOffset now)
    {
        LetGo(reason, BackingOff);
        _due = now + redial.WaitAfterLoss(now);
    }

    private void LetGo(string reason, ConnectionState next)
    {
        var before = State;
        State = next;
        _due = DateTimeOffset.MaxValue;
        _socketOpen = false;
        _heartbeat.Closed();
        if (before is Dialling or Authenticating or Subscribing or Live)
        {
            effects.Close(Current, reason);
        }

        Topics.Reset();
        listener.WasLost(stream, reason, before == Live);
    }
}
