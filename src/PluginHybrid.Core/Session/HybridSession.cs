using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Positions;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Core.Session;

/// <summary>The whole session as one state machine: inputs in, effects out. Holds no socket, timer, clock or random source.</summary>
/// <remarks>
/// The live shell, the core replay and the simulation run this same class. One input at a time: callers pass through a
/// <see cref="Sequencer"/>, which numbers and times the inputs. No input throws, whatever the venue sends.
/// </remarks>
public sealed class HybridSession
{
    private readonly SessionRoom _room;
    private readonly IFrameReader _reader;
    private readonly AccountRows _account;
    private readonly ISessionEffects _effects;
    private readonly string _positionTopic;
    private readonly bool _publishesTickers;
    private DateTimeOffset _wakeAt = DateTimeOffset.MaxValue;

    /// <summary>Makes a session; <see cref="Start"/> sets it going.</summary>
    /// <param name="options">What it is told once.</param>
    /// <param name="reader">Reads the venue's dialect; shares <paramref name="symbols"/>.</param>
    /// <param name="symbols">The symbols it cares about; filled by the session.</param>
    /// <param name="chance">Yields numbers in [0, 1), for jitter.</param>
    /// <param name="effects">What it may ask of the world.</param>
    /// <exception cref="ArgumentException">The options cannot be.</exception>
    public HybridSession(SessionOptions options, IFrameReader reader, SymbolTable symbols, Func<double> chance, ISessionEffects effects)
    {
        options.ThrowIfTheyCannotBe();
        _reader = reader;
        _effects = effects;
        _room = new SessionRoom(options, symbols, chance, effects);
        _account = new AccountRows(options.Account, _room.Events, effects);
        _positionTopic = options.PrivateTopics[0];
        _publishesTickers = options.PublishTickers;
        View = new SessionView(_room);
    }

    /// <summary>What the session knows, to be read between two inputs.</summary>
    public SessionView View { get; }

    /// <summary>Dials both streams.</summary>
    /// <param name="at">Number and time of the input.</param>
    public void Start(in InputStamp at)
    {
        _room.Events.Begin(at);
        _room.Start(at.Now);
        End();
    }

    /// <summary>Closes both streams for good.</summary>
    /// <param name="at">Number and time of the input.</param>
    public void Stop(in InputStamp at)
    {
        _room.Events.Begin(at);
        _room.Stop("stopped");
        End();
    }

    /// <summary>A socket opened.</summary>
    /// <param name="at">Number and time of the input.</param>
    /// <param name="connection">The socket.</param>
    public void Opened(in InputStamp at, ConnectionId connection)
    {
        _room.Events.Begin(at);
        _room.SideOf(connection.Stream).Machine.Opened(connection, at.Now);
        End();
    }

    /// <summary>A socket ended, or never opened.</summary>
    /// <param name="at">Number and time of the input.</param>
    /// <param name="connection">The socket.</param>
    /// <param name="loss">What was seen.</param>
    public void Lost(in InputStamp at, ConnectionId connection, SocketLoss loss)
    {
        _room.Events.Begin(at);
        _room.SideOf(connection.Stream).Machine.Lost(connection, loss, at.Now);
        End();
    }

    /// <summary>A message arrived. The hot path: a tick allocates nothing.</summary>
    /// <param name="at">Number and time of the input.</param>
    /// <param name="connection">The socket.</param>
    /// <param name="utf8">The message; not kept.</param>
    public void Frame(in InputStamp at, ConnectionId connection, ReadOnlySpan<byte> utf8)
    {
        var side = _room.SideOf(connection.Stream);
        if (!side.Machine.Received(connection, at.Now))
        {
            return;
        }

        _room.Events.Begin(at);
        side.Frames++;
        side.Bytes += utf8.Length;
        var frame = _reader.Read(connection.Stream, utf8);
        if (frame is TickerFrame ticker)
        {
            Tick(side, ticker, connection);
            return;
        }

        if (connection.Stream == StreamKind.Private)
        {
            PrivateFrame(frame, at.Now);
        }

        ControlFrame(side, frame, connection, at.Now);
        End();
    }

    /// <summary>The time asked for by <see cref="ISessionEffects.WakeAt"/> has come; a call too early does no harm.</summary>
    /// <param name="at">Number and time of the input.</param>
    public void TimerDue(in InputStamp at)
    {
        _room.Events.Begin(at);
        _wakeAt = DateTimeOffset.MaxValue;
        _room.Due(at.Now);
        End();
    }

    /// <summary>A REST read was answered.</summary>
    /// <param name="at">Number and time of the input.</param>
    /// <param name="answer">The answer.</param>
    public void Answered(in InputStamp at, RestAnswer answer)
    {
        _room.Events.Begin(at);
        _room.Answered(answer);
        End();
    }

    /// <summary>Wants a symbol's ticker whether or not a position is held, or no longer.</summary>
    /// <param name="at">Number and time of the input.</param>
    /// <param name="symbol">The venue's symbol.</param>
    /// <param name="watch">False to stop.</param>
    public void Watch(in InputStamp at, string symbol, bool watch)
    {
        _room.Events.Begin(at);
        _room.Watch(symbol, watch);
        End();
    }

    /// <summary>A plugin, the host or a person wants something of the venue. Its one <see cref="CommandSettled"/> follows, at once or later.</summary>
    /// <param name="at">Number and time of the input.</param>
    /// <param name="request">Who asks what.</param>
    public void Command(in InputStamp at, CommandRequest request)
    {
        _room.Events.Begin(at);
        _room.Command(request);
        End();
    }

    /// <summary>The kill switch: halted, only what protects passes.</summary>
    /// <param name="at">Number and time of the input.</param>
    /// <param name="halted">False to resume.</param>
    /// <param name="reason">Who and why.</param>
    public void Halt(in InputStamp at, bool halted, string reason)
    {
        _room.Events.Begin(at);
        _room.Orders?.Halt(halted, reason);
        End();
    }

    /// <summary>Follows a symbol's ticker for one more listener, or for one less. Beside <see cref="Watch"/>, which does not count.</summary>
    /// <param name="at">Number and time of the input.</param>
    /// <param name="symbol">The venue's symbol.</param>
    /// <param name="follow">False for one less; an end without a beginning counts for nothing.</param>
    public void Follow(in InputStamp at, string symbol, bool follow)
    {
        _room.Events.Begin(at);
        _room.Follow(symbol, follow);
        End();
    }

    private void Tick(StreamSide side, TickerFrame frame, ConnectionId connection)
    {
        if (frame.Symbol is null || connection.Stream != StreamKind.Public)
        {
            return;
        }

        var slot = _room.Merger.SlotOf(frame.Symbol);
        var isSettled = side.IsFresh && slot.Ticker.IsLive;
        if (frame.IsSnapshot && slot.Ticker.AwaitsSnapshot)
        {
            // Only a snapshot begins a subscription: a delta may be a stray of the one before.
            side.Machine.Data(slot.Topic, _room.Events.Now);
        }

        if (!_room.Merger.Tick(slot, frame))
        {
            side.OldFrames++;
        }
        else if (_publishesTickers && slot.IsWatched)
        {
            _room.Events.Publish(slot.ToUpdate(_room.Events.NextStamp()));
        }

        _room.Orders?.Priced(slot);

        // In steady state a tick changes nothing that is due: a deadline it might have met is looked at when it comes.
        if (!isSettled)
        {
            _room.LookWhetherPricesAreFresh();
            End();
        }
    }

    private void PrivateFrame(WireFrame frame, DateTimeOffset now)
    {
        switch (frame)
        {
            case PositionFrame positions:
                _room.Private.Machine.Data(_positionTopic, now);
                foreach (var row in positions.Rows)
                {
                    PushedRow(row, positions.CreationTime);
                }

                break;
            case OrderFrame orders:
                _account.Take(orders);
                break;
            case ExecutionFrame executions:
                _account.Take(executions);
                break;
            case WalletFrame wallet:
                _account.Take(wallet);
                break;
            case AuthReply reply:
                _room.Private.Machine.AuthAnswered(reply, now);
                break;
            default:
                break;
        }
    }

    private void PushedRow(PositionRow row, DateTimeOffset creationTime)
    {
        if (_room.Merger.Row(row, creationTime, UpdateCause.PrivatePush) == LegChangeKind.Impossible)
        {
            _effects.Note(NoteKind.Warning, $"{row.Symbol}#{row.PositionIdx}: a row of size {row.Size} and side {row.Side} cannot be and is left out");
        }
    }

    private void ControlFrame(StreamSide side, WireFrame frame, ConnectionId connection, DateTimeOffset now)
    {
        switch (frame)
        {
            case SubscribeReply reply:
                side.Machine.SubscribeAnswered(reply, now);
                break;
            case PongFrame:
                side.Machine.Pong();
                break;
            case MalformedFrame malformed:
                side.Malformed++;
                side.LastProblem = malformed.Reason;
                if (long.IsPow2(side.Malformed))
                {
                    _effects.Note(NoteKind.Warning, $"{connection}: malformed frame no. {side.Malformed} left out: {malformed.Reason}");
                }

                break;
            case OtherFrame other:
                _effects.Note(NoteKind.Detail, $"{connection}: nobody waits for {other.What}");
                break;
            default:
                break;
        }
    }

    private void End()
    {
        _room.Orders?.EndInput();
        _room.SendTopicChanges();
        var due = _room.NextDue;
        if (due != _wakeAt)
        {
            _wakeAt = due;
            _effects.WakeAt(due);
        }
    }
}
