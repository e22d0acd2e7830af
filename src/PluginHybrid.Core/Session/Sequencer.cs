using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Taps;

namespace PluginHybrid.Core.Session;

/// <summary>Gives everything that happens to a session one number and one time, and lets it happen one at a time.</summary>
/// <remarks>
/// A short lock, no queue, no copy: the thread that received a frame carries it through the session and into the
/// handlers. An input given from inside a handler becomes the next input after the present one, never a call within it.
/// </remarks>
/// <param name="session">The session.</param>
/// <param name="clock">Times the inputs.</param>
/// <param name="tap">Sees every input, numbered, before the session does. Default nobody.</param>
public sealed class Sequencer(HybridSession session, SessionClock clock, ISessionTap? tap = null)
{
    private readonly Lock _gate = new();
    private readonly Queue<Postponed> _fromHandlers = new();
    private DateTimeOffset _last = DateTimeOffset.MinValue;
    private long _number;
    private bool _stepping;

    /// <summary>True on the thread that is inside an input of this session, and so inside its handlers.</summary>
    public bool IsOnThisThread => _gate.IsHeldByCurrentThread;

    /// <summary>Dials both streams.</summary>
    public void Start() => Run(SessionInputs.Start);

    /// <summary>Closes both streams for good.</summary>
    public void Stop() => Run(SessionInputs.Stop);

    /// <summary>A socket opened.</summary>
    /// <param name="connection">The socket.</param>
    public void Opened(ConnectionId connection) => Run(new OpenedInput(connection));

    /// <summary>A socket ended, or never opened.</summary>
    /// <param name="connection">The socket.</param>
    /// <param name="loss">What was seen.</param>
    public void Lost(ConnectionId connection, SocketLoss loss) => Run(new LostInput(connection, loss));

    /// <summary>The time that was asked for has come.</summary>
    public void TimerDue() => Run(SessionInputs.Due);

    /// <summary>A REST read was answered.</summary>
    /// <param name="answer">The answer.</param>
    public void Answered(RestAnswer answer) => Run(new AnswerInput(answer));

    /// <summary>Wants a symbol's ticker whether or not a position is held, or no longer.</summary>
    /// <param name="symbol">The venue's symbol.</param>
    /// <param name="watch">False to stop.</param>
    public void Watch(string symbol, bool watch) => Run(new WatchInput(symbol, watch));

    /// <summary>Wants a symbol's ticker for one more listener, or for one less.</summary>
    /// <param name="symbol">The venue's symbol.</param>
    /// <param name="follow">False for one less.</param>
    public void Follow(string symbol, bool follow) => Run(new FollowInput(symbol, follow));

    /// <summary>A command was given. From inside a handler it is the next input.</summary>
    /// <param name="request">Who asks what.</param>
    public void Command(CommandRequest request) => Run(new CommandInput(request));

    /// <summary>The kill switch was thrown or taken back.</summary>
    /// <param name="halted">False to resume.</param>
    /// <param name="reason">Who and why.</param>
    public void Halt(bool halted, string reason) => Run(new HaltInput(halted, reason));

    /// <summary>A message arrived. Allocates nothing.</summary>
    /// <param name="connection">The socket.</param>
    /// <param name="utf8">The message; not kept.</param>
    public void Frame(ConnectionId connection, ReadOnlySpan<byte> utf8)
    {
        lock (_gate)
        {
            if (_stepping)
            {
                Postpone(connection, utf8.ToArray());
                return;
            }

            _stepping = true;
            try
            {
                Give(connection, utf8);
                RunFromHandlers();
            }
            finally
            {
                _stepping = false;
            }
        }
    }

    /// <summary>Reads the session between two inputs.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="read">Must not keep what it is given.</param>
    public T Read<T>(Func<SessionView, T> read)
    {
        lock (_gate)
        {
            return read(session.View);
        }
    }

    // Apart from Frame, which otherwise would pay for the copy's place in the queue with every call.
    private void Postpone(ConnectionId connection, byte[] copy) => _fromHandlers.Enqueue(new Postponed(null, connection, copy));

    private void Run(SessionInput input)
    {
        lock (_gate)
        {
            if (_stepping)
            {
                _fromHandlers.Enqueue(new Postponed(input, default, null));
                return;
            }

            _stepping = true;
            try
            {
                Give(input);
                RunFromHandlers();
            }
            finally
            {
                _stepping = false;
            }
        }
    }

    private void RunFromHandlers()
    {
        while (_fromHandlers.TryDequeue(out var next))
        {
            if (next.Input is { } input)
            {
                Give(input);
            }
            else
            {
                Give(next.Connection, next.Frame);
            }
        }
    }

    private void Give(SessionInput input)
    {
        var at = NextStamp();
        tap?.Input(at, input);
        session.Take(at, input);
    }

    private void Give(ConnectionId connection, ReadOnlySpan<byte> utf8)
    {
        var at = NextStamp();
        tap?.Frame(at, connection, utf8);
        session.Frame(at, connection, utf8);
    }

    private InputStamp NextStamp()
    {
        var now = clock.Now;
        _last = now > _last ? now : _last;
        return new InputStamp(++_number, _last);
    }

    private readonly record struct Postponed(SessionInput? Input, ConnectionId Connection, byte[]? Frame);
}
